// Who sponsors these people, and whom do they belong to once enrolments were passed up?
//
// Whoever was not passed up belongs to his sponsor; whoever was belongs to whom his sponsor belongs to.
// Parameters  $sheet STRING; $ids LIST of STRING; $property STRING (true of people who are passed up); $mark STRING
//             (property that is true of who may be paid)
// Returns     id STRING; passed BOOLEAN; sponsor STRING or null; owner STRING or null; qualifies BOOLEAN
// Try         :params {sheet: "2026-11/0", ids: ["a"], property: "passed up two-up", mark: "payable"}
UNWIND $ids AS id
MATCH (standing:Standing {sheet: $sheet, distributorId: id})
OPTIONAL MATCH (standing)-[:UNDER_SPONSOR]->(sponsor)
OPTIONAL MATCH
  (standing)
    ((passed WHERE passed[$property])-[:UNDER_SPONSOR]->())*
    (kept WHERE NOT coalesce(kept[$property], false))-[:UNDER_SPONSOR]->(owner)
RETURN
  id,
  coalesce(standing[$property], false) AS passed,
  sponsor.distributorId AS sponsor,
  owner.distributorId AS owner,
  coalesce(standing[$mark], false) AS qualifies
ORDER BY
  id ASC

// Who sponsors everybody of a sheet, and whom does he belong to once enrolments were passed up?
//
// Whoever was not passed up belongs to his sponsor; whoever was belongs to whom his sponsor belongs to. So it is
// asked from above: everybody below somebody who was not passed up, down to the next such, belongs to one person,
// and each is met once however long a line of people who were passed up is.
// Parameters  $sheet STRING; $property STRING (true of people who are passed up); $mark STRING (property that is
//             true of who may be paid)
// Returns     id STRING; passed BOOLEAN; sponsor STRING or null; owner STRING or null; qualifies BOOLEAN
// Try         :params {sheet: "2026-11/0", property: "passed up two-up", mark: "payable"}
MATCH (kept:Standing {sheet: $sheet})
WHERE kept.distributorId IS NOT NULL AND NOT coalesce(kept[$property], false)
OPTIONAL MATCH (kept)-[:UNDER_SPONSOR]->(owner)
MATCH (kept)<-[way:UNDER_SPONSOR*0..]-(standing)
WHERE all(step IN way WHERE startNode(step)[$property])
OPTIONAL MATCH (standing)-[:UNDER_SPONSOR]->(sponsor)
RETURN
  standing.distributorId AS id,
  coalesce(standing[$property], false) AS passed,
  sponsor.distributorId AS sponsor,
  owner.distributorId AS owner,
  coalesce(standing[$mark], false) AS qualifies
ORDER BY
  id ASC

// Who stands directly above some people on a sheet, in either tree?
//
// Parameters  $sheet STRING; $people LIST of STRING
// Returns     id STRING; parents LIST of STRING; no row for people who are not on the sheet
// Try         :params {sheet: "2026-11/0", people: ["a"]}
UNWIND $people AS id
MATCH (standing:Standing {sheet: $sheet, distributorId: id})
OPTIONAL MATCH (standing)-[:UNDER_SPONSOR|UNDER_PLACEMENT]->(parent)
RETURN
  id,
  collect(parent.distributorId) AS parents
ORDER BY
  id ASC

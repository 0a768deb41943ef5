// Which ranks had everybody in a sheet in the periods before?
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; back INTEGER (so many sheets before, 1 is the last; at most 59); title,
//             paidAs INTEGER (rank numbers)
// Try         :params {sheet: "2026-11/0"}
MATCH path = (standing:Standing {sheet: $sheet})-[:FOLLOWS*1..59]->(earlier)
WHERE standing.distributorId IS NOT NULL
RETURN
  standing.distributorId AS distributorId,
  length(path) AS back,
  earlier.title AS title,
  earlier.paidAs AS paidAs
ORDER BY
  distributorId ASC,
  back ASC

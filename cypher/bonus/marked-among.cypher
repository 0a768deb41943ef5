// Which of these people have a mark?
//
// Parameters  $sheet STRING; $ids LIST of STRING; $mark STRING (a boolean property of standings)
// Returns     id STRING
// Try         :params {sheet: "2026-11/0", ids: ["a"], mark: "active"}
UNWIND $ids AS id
MATCH (standing:Standing {sheet: $sheet, distributorId: id})
WHERE standing[$mark]
RETURN
  id
ORDER BY
  id ASC

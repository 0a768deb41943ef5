// Takes away a part of what an earlier computation of a sheet wrote.
//
// Parameters  $sheet STRING; $limit INTEGER
// Returns     cleared INTEGER
// Try         :params {sheet: "2026-11/0", limit: 1000}
CALL () {
  MATCH (commission:Commission {sheet: $sheet})
  RETURN commission AS node
  LIMIT $limit
  UNION ALL
  MATCH (payment:Payment {sheet: $sheet})
  RETURN payment AS node
  LIMIT $limit
}
DETACH DELETE node
RETURN
  count(*) AS cleared

// When everybody of a sheet joined, for plans that ask how long somebody has been here.
//
// Parameters  $sheet STRING
// Returns     people INTEGER
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})-[:OF]->(distributor)
SET standing.joinedMillis = distributor.joinedAt.epochMillis
RETURN
  count(standing) AS people

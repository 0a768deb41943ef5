// When everybody of a sheet joined, for plans that ask how long somebody has been here.
//
// Parameters  $sheet STRING; $people LIST of STRING or null (whose; null: everybody's)
// Returns     people INTEGER
// Try         :params {sheet: "2026-11/0", people: null}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL
  RETURN standing
  UNION ALL
  UNWIND coalesce($people, []) AS id
  MATCH (standing:Standing {sheet: $sheet, distributorId: id})
  RETURN standing
}
MATCH (standing)-[:OF]->(distributor)
SET standing.joinedMillis = distributor.joinedAt.epochMillis
RETURN
  count(standing) AS people

// In which placement leg of his sponsor everybody of a sheet stands; null where he stands elsewhere.
//
// Parameters  $sheet STRING; $people LIST of STRING or null (whose; null: everybody's)
// Returns     people INTEGER (who stand in a leg of their sponsor)
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
MATCH (standing)-[:UNDER_SPONSOR]->(sponsor)
CALL (standing, sponsor) {
  OPTIONAL MATCH (standing) (()-[:UNDER_PLACEMENT]->())* ()-[step:UNDER_PLACEMENT]->(sponsor)
  RETURN step.leg AS leg
  LIMIT 1
}
SET standing.sponsorLeg = leg
RETURN
  count(leg) AS people

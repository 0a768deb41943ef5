// In which placement leg of his sponsor everybody of a sheet stands; null where he stands elsewhere.
//
// Parameters  $sheet STRING
// Returns     people INTEGER (who stand in a leg of their sponsor)
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})-[:UNDER_SPONSOR]->(sponsor)
CALL (standing, sponsor) {
  OPTIONAL MATCH (standing) (()-[:UNDER_PLACEMENT]->())* ()-[step:UNDER_PLACEMENT]->(sponsor)
  RETURN step.leg AS leg
  LIMIT 1
}
SET standing.sponsorLeg = leg
RETURN
  count(leg) AS people

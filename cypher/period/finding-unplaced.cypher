// Who has a sponsor but no place in the placement tree of a sheet?
//
// Parameters  $sheet STRING
// Returns     subject STRING (distributor id); evidence MAP (sponsor STRING, personalVolume INTEGER
//             hundredths, placementLegs INTEGER)
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})-[:UNDER_SPONSOR]->(sponsor)
WHERE
  standing.distributorId IS NOT NULL
  AND standing.status <> "terminated"
  AND NOT EXISTS { (standing)-[:UNDER_PLACEMENT]->() }
RETURN
  standing.distributorId AS subject,
  {sponsor: sponsor.distributorId, personalVolume: standing.personalVolume, placementLegs: COUNT { (standing)<-[:UNDER_PLACEMENT]-() }} AS evidence
ORDER BY
  subject ASC

// Whose sponsor is terminated, and who is the next upline above him that is not?
//
// Parameters  $sheet STRING
// Returns     subject STRING (distributor id); evidence MAP (sponsor STRING, nextUpline STRING or null,
//             personalVolume INTEGER hundredths)
// Try         :params {sheet: "2026-11/0"}
MATCH (sponsor:Standing {sheet: $sheet})<-[:UNDER_SPONSOR]-(standing)
WHERE sponsor.distributorId IS NOT NULL AND sponsor.status = "terminated" AND standing.status <> "terminated"
CALL (sponsor) {
  OPTIONAL MATCH (sponsor)-[:UNDER_SPONSOR*1..]->(upline)
  WHERE upline.status <> "terminated"
  RETURN upline.distributorId AS nextUpline
  LIMIT 1
}
RETURN
  standing.distributorId AS subject,
  {sponsor: sponsor.distributorId, nextUpline: nextUpline, personalVolume: standing.personalVolume} AS evidence
ORDER BY
  subject ASC

// Which cases of a sheet are settled, with what they said?
//
// Parameters  $sheet STRING
// Returns     code STRING; subject STRING; evidenceJson STRING
// Try         :params {sheet: "2026-11/0"}
MATCH (parked:Exception {sheet: $sheet})
WHERE parked.state IN ["resolved", "waived"]
RETURN
  parked.code AS code,
  parked.subject AS subject,
  parked.evidence AS evidenceJson
ORDER BY
  code ASC,
  subject ASC

// The exceptions that a sheet's run raised.
//
// Parameters  $sheet STRING
// Returns     code, subject STRING; blocking BOOLEAN
// Try         :params {sheet: "2026-11/0"}
MATCH (case:Exception {sheet: $sheet})
RETURN
  case.code AS code,
  case.subject AS subject,
  case.blocking AS blocking
ORDER BY
  code ASC,
  subject ASC

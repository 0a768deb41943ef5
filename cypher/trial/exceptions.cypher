// The exceptions of some kinds that a sheet's run raised.
//
// Parameters  $sheet STRING; $codes LIST OF STRING
// Returns     code, subject STRING; blocking BOOLEAN
// Try         :params {sheet: "2026-11/0", codes: ["unplaced"]}
MATCH (case:Exception {sheet: $sheet})
WHERE case.code IN $codes
RETURN
  case.code AS code,
  case.subject AS subject,
  case.blocking AS blocking
ORDER BY
  code ASC,
  subject ASC

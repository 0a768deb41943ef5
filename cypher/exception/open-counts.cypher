// How many cases of these periods are not settled, and how many of them block?
//
// Parameters  $periodIds LIST OF STRING
// Returns     periodId STRING; open INTEGER; blocking INTEGER
// Try         :params {periodIds: ["2026-11"]}
UNWIND $periodIds AS wanted
MATCH (parked:Exception {periodId: wanted})
WHERE NOT parked.state IN ["resolved", "waived"]
RETURN
  wanted AS periodId,
  count(parked) AS open,
  sum(CASE WHEN parked.blocking THEN 1 ELSE 0 END) AS blocking

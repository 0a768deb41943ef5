// How many cases of each kind are not settled?
//
// Parameters  $periodId STRING or null (of every period)
// Returns     code STRING; open INTEGER
// Try         :params {periodId: null}
MATCH (parked:Exception)
WHERE
  parked.state IN ["open", "assigned", "waiver_proposed"]
  AND ($periodId IS NULL OR parked.periodId = $periodId)
RETURN
  parked.code AS code,
  count(parked) AS open
ORDER BY
  code ASC

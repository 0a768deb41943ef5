// Who of some people is paid as another rank than before.
//
// Parameters  $sheet STRING; $before LIST of {id STRING, paidAs INTEGER or null}
// Returns     id STRING; before INTEGER, after INTEGER (rank numbers, 0: none)
// Try         :params {sheet: "2026-11/0", before: [{id: "a", paidAs: 0}]}
UNWIND $before AS one
MATCH (standing:Standing {sheet: $sheet, distributorId: one.id})
WHERE standing.paidAs <> coalesce(one.paidAs, 0)
RETURN
  one.id AS id,
  coalesce(one.paidAs, 0) AS before,
  standing.paidAs AS after
ORDER BY
  id ASC

// Which rank had some people in each of some periods?
//
// Parameters  $ids, $sheets LIST OF STRING (sheets of the periods, in order); $by STRING (title or paidAs)
// Returns     distributorId STRING; n INTEGER (place of the period in the list, from 0); rank INTEGER
// Try         :params {ids: ["1001"], sheets: ["2026-11/0"], by: "title"}
UNWIND $ids AS id
UNWIND range(0, size($sheets) - 1) AS n
MATCH (found:Standing {sheet: $sheets[n], distributorId: id})
RETURN
  id AS distributorId,
  n,
  found[$by] AS rank
ORDER BY
  distributorId ASC,
  n ASC

// Shows a snapshot of a promotion from now on, with its sums.
//
// Parameters  $promotion STRING; $snapshot INTEGER; $asOf INTEGER (epoch ms); $people, $wins INTEGER; $costMinor,
//             $taxedMinor INTEGER (minor units)
// Returns     snapshot INTEGER
// Try         :params {promotion: "spring", snapshot: 1, asOf: 1790000000000, people: 0, wins: 0, costMinor: 0, taxedMinor: 0}
MATCH (promotion:Promotion {id: $promotion})
SET
  promotion.snapshot = $snapshot,
  promotion.asOf = datetime({epochMillis: $asOf}),
  promotion.people = $people,
  promotion.wins = $wins,
  promotion.costMinor = $costMinor,
  promotion.taxedMinor = $taxedMinor
RETURN
  promotion.snapshot AS snapshot

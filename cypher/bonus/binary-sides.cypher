// One page of what everybody's two legs have to match in a period: new volume, and the carry of the period before.
//
// A side is everybody who stands in that leg in the placement tree. The carry comes from the sheet before,
// else from what people brought along; where volume expires it comes by age, youngest first.
// Parameters  $sheet STRING; $total, $personal STRING (properties that hold a leg's and a person's volume);
//             $legs LIST OF two STRING; $ownVolume STRING (none, strongerSide, weakerSide);
//             $opening MAP (distributor id -> {left, right} INTEGER hundredths, of those who bring some);
//             $ages BOOLEAN (the plan lets volume expire); $history BOOLEAN (what was matched before caps the carry);
//             $after STRING (last id of the page before, "" at first); $limit INTEGER
// Returns     last STRING (null when there was nothing left); exact BOOLEAN (every sum stayed an integer)
// Try         :params {sheet: "2026-W45/0", total: "totalCommissionable", personal: "personalCommissionable", legs: ["left", "right"], ownVolume: "none", opening: {}, ages: false, history: false, after: "", limit: 100}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId > $after
WITH standing
ORDER BY standing.distributorId ASC
LIMIT $limit
OPTIONAL MATCH (standing)-[:FOLLOWS]->(earlier)
OPTIONAL MATCH (standing)<-[place:UNDER_PLACEMENT]-(head)
WITH
  standing,
  earlier,
  $opening[standing.distributorId] AS brought,
  sum(CASE WHEN place.leg = $legs[0] THEN head[$total] ELSE 0 END) AS left,
  sum(CASE WHEN place.leg = $legs[1] THEN head[$total] ELSE 0 END) AS right
WITH
  standing,
  left,
  right,
  coalesce(earlier.carryLeft, brought.left, 0) AS carryLeft,
  coalesce(earlier.carryRight, brought.right, 0) AS carryRight,
  CASE WHEN $ages THEN earlier.carryAgesLeft END AS agesLeft,
  CASE WHEN $ages THEN earlier.carryAgesRight END AS agesRight,
  coalesce(earlier.inactivePeriods, 0) AS inactiveBefore,
  coalesce(earlier.binaryProgress, 0) AS progress,
  CASE WHEN $history THEN coalesce(earlier.binaryHistory, []) END AS history
WITH
  *,
  CASE
    WHEN $ownVolume = "none" THEN null
    WHEN carryLeft + left = carryRight + right THEN "left"
    WHEN (carryLeft + left > carryRight + right) = ($ownVolume = "strongerSide") THEN "left"
    ELSE "right"
  END AS ownSide
SET
  standing.newLeft = left + CASE WHEN ownSide = "left" THEN standing[$personal] ELSE 0 END,
  standing.newRight = right + CASE WHEN ownSide = "right" THEN standing[$personal] ELSE 0 END,
  standing.carryLeftBefore = carryLeft,
  standing.carryRightBefore = carryRight,
  standing.carryAgesLeft = coalesce(agesLeft, [carryLeft]),
  standing.carryAgesRight = coalesce(agesRight, [carryRight]),
  standing.inactivePeriods = CASE WHEN standing.active THEN 0 ELSE inactiveBefore + 1 END,
  standing.binaryProgress = progress,
  standing.binaryHistory = history
RETURN
  max(standing.distributorId) AS last,
  coalesce(sum(CASE WHEN left IS :: INTEGER NOT NULL AND right IS :: INTEGER NOT NULL THEN 0 ELSE 1 END), 0) = 0 AS exact

// Compression: where waiting volume stops next on its way up, and what its level may be paid there.
//
// Volume that meets at one person goes on as one, so a round climbs once from each meeting point.
// A chain has one way up and is walked nearest first, so LIMIT 1 is the nearest upline that fulfils
// the stop (a test asserts the order).
// Parameters  $sheet STRING; $edge STRING; $waiting LIST of MAP (id STRING, inclusive BOOLEAN: may stop at
//             the person himself, unit INTEGER or null, volume INTEGER hundredths, count INTEGER);
//             $rankBy STRING (title or paidAs); $mark STRING (property that is true of who may be paid);
//             $stop STRING or null (only people of whom this property is true stop it); $stopRanks LIST of
//             INTEGER or null (only these ranks)
// Returns     id STRING; rank INTEGER; qualifies BOOLEAN ($mark is true); unit INTEGER or null; volume INTEGER
//             (hundredths); count INTEGER (orders)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", waiting: [], rankBy: "paidAs", mark: "payable", stop: "active", stopRanks: null}
UNWIND $waiting AS at
MATCH (start:Standing {sheet: $sheet, distributorId: at.id})
CALL (start, at) {
  MATCH (start) (()-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]->())* (upline)
  WHERE
    (at.inclusive OR upline <> start)
    AND ($stop IS NULL OR upline[$stop])
    AND ($stopRanks IS NULL OR upline[$rankBy] IN $stopRanks)
  RETURN upline
  LIMIT 1
}
WITH upline, at.unit AS unit, sum(at.volume) AS volume, sum(at.count) AS count
RETURN
  upline.distributorId AS id,
  upline[$rankBy] AS rank,
  coalesce(upline[$mark], false) AS qualifies,
  unit,
  volume,
  count
ORDER BY
  id ASC,
  unit ASC

// Compression: where waiting volume stops next on its way up, and what its level may be paid there.
//
// Volume that meets at one person goes on as one, so a round climbs once from each meeting point.
// A chain has one way up and is walked nearest first, so LIMIT 1 is the nearest upline that fulfils
// the stop (a test asserts the order).
// Parameters  $sheet STRING; $edge STRING; $waiting LIST of MAP (id STRING, inclusive BOOLEAN: may stop at
//             the person himself, unit INTEGER or null, volume INTEGER, count INTEGER); $by STRING (property that
//             decides the rates); $mark STRING (property that is true of who may be paid); $stops LIST of STRING
//             (only people of whom all these properties are true stop it); $stopRanges LIST of MAP or null (only
//             people whose $by lies in one: from INTEGER, until INTEGER or null, exclusive)
// Returns     id STRING; value INTEGER ($by); qualifies BOOLEAN ($mark is true); unit INTEGER or null; volume
//             INTEGER; count INTEGER (orders)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", waiting: [], by: "paidAs", mark: "payable", stops: ["active"], stopRanges: null}
UNWIND $waiting AS at
MATCH (start:Standing {sheet: $sheet, distributorId: at.id})
CALL (start, at) {
  MATCH (start) (()-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]->())* (upline)
  WHERE
    (at.inclusive OR upline <> start)
    AND all(stop IN $stops WHERE upline[stop])
    AND (
      $stopRanges IS NULL
      OR any(range IN $stopRanges WHERE upline[$by] >= range.from AND (range.until IS NULL OR upline[$by] < range.until))
    )
  RETURN upline
  LIMIT 1
}
WITH upline, at.unit AS unit, sum(at.volume) AS volume, sum(at.count) AS count
RETURN
  upline.distributorId AS id,
  upline[$by] AS value,
  coalesce(upline[$mark], false) AS qualifies,
  unit,
  volume,
  count
ORDER BY
  id ASC,
  unit ASC

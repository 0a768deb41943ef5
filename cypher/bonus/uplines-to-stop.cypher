// Everybody whom waiting volume passes on its way up to the next person who stops it, that person included.
//
// Volume that meets at one person is added up; it comes to each of them, not to one.
// Parameters  $sheet STRING; $edge STRING; $waiting LIST of MAP (id STRING, inclusive BOOLEAN: the person himself is
//             the first, amounts LIST of MAP (unit INTEGER or null, volume INTEGER, count INTEGER)); $by STRING (property
//             that decides the rates); $mark STRING (property that is true of who may be paid); $stop STRING (property that is
//             true of who stops it)
// Returns     id STRING; value INTEGER ($by); qualifies BOOLEAN ($mark is true); stops BOOLEAN; unit INTEGER or
//             null; volume INTEGER; count INTEGER (orders)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", waiting: [], by: "paidAs", mark: "payable", stop: "active"}
UNWIND $waiting AS at
MATCH (start:Standing {sheet: $sheet, distributorId: at.id})
CALL (start, at) {
  WITH start, at
  WHERE at.inclusive
  RETURN start AS upline
  UNION ALL
  WITH start, at
  WHERE NOT at.inclusive OR NOT coalesce(start[$stop], false)
  MATCH (start)-[way:UNDER_SPONSOR|UNDER_PLACEMENT*0..]->(last)
  WHERE all(step IN way WHERE type(step) = $edge AND NOT coalesce(endNode(step)[$stop], false))
  MATCH (last)-[next:UNDER_SPONSOR|UNDER_PLACEMENT]->(upline)
  WHERE type(next) = $edge
  RETURN upline
}
UNWIND at.amounts AS amount
WITH upline, amount.unit AS unit, sum(amount.volume) AS volume, sum(amount.count) AS count
RETURN
  upline.distributorId AS id,
  upline[$by] AS value,
  coalesce(upline[$mark], false) AS qualifies,
  coalesce(upline[$stop], false) AS stops,
  unit,
  volume,
  count
ORDER BY
  id ASC,
  unit ASC

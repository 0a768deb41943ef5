// Infinity: where waiting volume next meets somebody of a rank that is still paid something.
//
// Parameters  $sheet STRING; $edge STRING; $waiting LIST of MAP (id STRING, inclusive BOOLEAN, ranges LIST of MAP or
//             null: the very next person, else only ranks in one of them (from INTEGER, until INTEGER or null,
//             exclusive), state STRING (how far it is settled, passed on), unit INTEGER or null, volume INTEGER
//             hundredths, count INTEGER); $rankBy STRING (title or paidAs); $mark STRING (property that is true of
//             who may be paid); $onlyMarked BOOLEAN (nobody else stops it)
// Returns     id STRING; rank INTEGER; qualifies BOOLEAN ($mark is true); state STRING; unit INTEGER or null; volume
//             INTEGER (hundredths); count INTEGER (orders)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", waiting: [], rankBy: "paidAs", mark: "payable", onlyMarked: true}
UNWIND $waiting AS at
MATCH (start:Standing {sheet: $sheet, distributorId: at.id})
CALL (start, at) {
  MATCH (start) (()-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]->())* (upline)
  WHERE
    (at.inclusive OR upline <> start)
    AND (NOT $onlyMarked OR upline[$mark])
    AND (
      at.ranges IS NULL
      OR any(range IN at.ranges WHERE upline[$rankBy] >= range.from AND (range.until IS NULL OR upline[$rankBy] < range.until))
    )
  RETURN upline
  LIMIT 1
}
WITH upline, at.state AS state, at.unit AS unit, sum(at.volume) AS volume, sum(at.count) AS count
RETURN
  upline.distributorId AS id,
  upline[$rankBy] AS rank,
  coalesce(upline[$mark], false) AS qualifies,
  state,
  unit,
  volume,
  count
ORDER BY
  id ASC,
  state ASC,
  unit ASC

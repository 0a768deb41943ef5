// The volume of a period's chosen orders where it enters the tree: by seller, own and customers' apart.
//
// A return goes by the order that it returns: its kind, its product, and the seller's age when it was placed.
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER (decisions up to
//             this number count); $perLine BOOLEAN (true: orders of
//             different volume stay apart, for plans that round each line); $qualifying BOOLEAN (these points,
//             else the commissionable ones); $kinds, $products LIST of STRING or null (all); $zone STRING (IANA);
//             $daysFrom, $daysTo, $monthsFrom, $monthsTo INTEGER or null (the seller's age at the order, the day
//             or month of joining is 1, both bounds in); $millisFrom, $millisUntil INTEGER or null (elapsed time)
// Returns     id STRING; own BOOLEAN; unit INTEGER (hundredths of one order; null unless $perLine);
//             volume INTEGER (hundredths, all of them); count INTEGER; sales INTEGER (orders less returns)
// Try         :params {from: 1793491200000, until: 1796083200000, decided: 0, perLine: false, qualifying: false, kinds: ["order"], products: null, zone: "UTC", daysFrom: null, daysTo: 60, monthsFrom: null, monthsTo: null, millisFrom: null, millisUntil: null}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND coalesce(entry.decision, 0) <= $decided
MATCH (entry)-[:FOR_ORDER]->(order)
OPTIONAL MATCH (order)-[:RETURNS]->(returned)
WITH
  entry,
  coalesce(returned, order) AS sale,
  CASE WHEN $qualifying THEN entry.qualifying ELSE entry.commissionable END AS points
WHERE
  points <> 0
  AND ($kinds IS NULL OR sale.kind IN $kinds)
  AND ($products IS NULL OR sale.product IN $products)
MATCH (entry)-[:COUNTS_FOR]->(distributor)
WITH
  entry.own AS own,
  points,
  distributor.id AS id,
  datetime({datetime: distributor.joinedAt, timezone: $zone}) AS joined,
  datetime({datetime: sale.placedAt, timezone: $zone}) AS placed
WITH
  own,
  points,
  id,
  duration.inDays(date(joined), date(placed)).days + 1 AS days,
  (placed.year - joined.year) * 12 + placed.month - joined.month + 1 AS months,
  placed.epochMillis - joined.epochMillis AS millis
WHERE
  ($daysFrom IS NULL OR days >= $daysFrom)
  AND ($daysTo IS NULL OR days <= $daysTo)
  AND ($monthsFrom IS NULL OR months >= $monthsFrom)
  AND ($monthsTo IS NULL OR months <= $monthsTo)
  AND ($millisFrom IS NULL OR millis >= $millisFrom)
  AND ($millisUntil IS NULL OR millis < $millisUntil)
WITH
  id,
  own,
  CASE WHEN $perLine THEN points END AS unit,
  sum(points) AS volume,
  count(*) AS count,
  sum(CASE WHEN points > 0 THEN 1 ELSE -1 END) AS sales
RETURN
  id,
  own,
  unit,
  volume,
  count,
  sales
ORDER BY
  id ASC,
  own ASC,
  unit ASC

// The commissionable volume of a period where it enters the tree: by seller, own and customers' apart.
//
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER (decisions up to
//             this number count); $perLine BOOLEAN
//             (true: orders of different volume stay apart, for plans that round each line)
// Returns     id STRING; own BOOLEAN; unit INTEGER (hundredths of one order; null unless $perLine);
//             volume INTEGER (hundredths, all of them); count INTEGER; sales INTEGER (orders less returns)
// Try         :params {from: 1793491200000, until: 1796083200000, decided: 0, perLine: false}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND coalesce(entry.decision, 0) <= $decided
  AND entry.commissionable <> 0
MATCH (entry)-[:COUNTS_FOR]->(distributor)
WITH
  distributor.id AS id,
  entry.own AS own,
  CASE WHEN $perLine THEN entry.commissionable END AS unit,
  sum(entry.commissionable) AS volume,
  count(entry) AS count,
  sum(CASE WHEN entry.commissionable > 0 THEN 1 ELSE -1 END) AS sales
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

// What are the orders of a period, in four figures? They change whenever an entry comes or is moved.
//
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER (decisions up to
//             this number count)
// Returns     one row: entries INTEGER; qualifying, commissionable, own INTEGER (hundredths of a point)
// Try         :params {from: 1793491200000, until: 1796083200000, decided: 0}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND coalesce(entry.decision, 0) <= $decided
RETURN
  count(entry) AS entries,
  coalesce(sum(entry.qualifying), 0) AS qualifying,
  coalesce(sum(entry.commissionable), 0) AS commissionable,
  coalesce(sum(CASE WHEN entry.own THEN entry.commissionable ELSE 0 END), 0) AS own

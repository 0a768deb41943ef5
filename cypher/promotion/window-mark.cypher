// One text for the entries that a promotion counts: their number and sums; another one when they have changed.
//
// Parameters  $from, $through INTEGER (epoch ms, through exclusive)
// Returns     mark STRING
// Try         :params {from: 0, through: 1}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $through})
RETURN
  count(entry) + " " + sum(entry.qualifying) + " " + sum(entry.commissionable) AS mark

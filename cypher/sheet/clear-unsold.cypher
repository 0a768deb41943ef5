// Sets the volumes of standings to zero whose period has no entry of theirs (any more).
//
// Parameters  $sheet STRING; $from, $until INTEGER (epoch ms, until exclusive); $decided INTEGER (decisions up to this
//             number count)
// Returns     cleared INTEGER
// Try         :params {sheet: "2026-11/0", from: 1793491200000, until: 1796083200000, decided: 0}
MATCH (standing:Standing {sheet: $sheet})
WHERE
  standing.distributorId IS NOT NULL
  AND standing.entries > 0
  AND NOT EXISTS {
    MATCH (standing)-[:OF]->()<-[:COUNTS_FOR]-(entry:VolumeEntry)
    WHERE
      entry.at >= datetime({epochMillis: $from})
      AND entry.at < datetime({epochMillis: $until})
      AND coalesce(entry.decision, 0) <= $decided
  }
SET
  standing.entries = 0, standing.personalVolume = 0,
  standing.personalCommissionable = 0,
  standing.soldVolume = 0, standing.soldCommissionable = 0
RETURN
  count(standing) AS cleared

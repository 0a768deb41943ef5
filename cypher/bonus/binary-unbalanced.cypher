// Whose sides do not add up: carry before + new volume = matched + flushed + carry after?
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; none in a sheet that is right; at most ten
// Try         :params {sheet: "2026-W45/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE
  standing.distributorId IS NOT NULL
  AND NOT coalesce(
    standing.carryLeftBefore + standing.newLeft = standing.matchedLeft + standing.flushedLeft + standing.carryLeft
    AND standing.carryRightBefore + standing.newRight = standing.matchedRight + standing.flushedRight + standing.carryRight
    AND standing.carryLeft IS :: INTEGER NOT NULL
    AND standing.carryRight IS :: INTEGER NOT NULL,
    false
  )
WITH standing
ORDER BY standing.distributorId ASC
LIMIT 10
RETURN
  standing.distributorId AS distributorId
ORDER BY
  distributorId ASC

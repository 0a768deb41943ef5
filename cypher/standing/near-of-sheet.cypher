// Who of the people below somebody lacks least for his next rank, nearest first, where many stand below him.
//
// Walks the list of the whole sheet and keeps those who stand below him: the more they are, the sooner enough are found.
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $leaderId STRING; $limit INTEGER
// Returns     id STRING; paidAs INTEGER; gap INTEGER (ppm)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", leaderId: "a", limit: 10}
MATCH (person:Standing)
USING INDEX person:Standing(sheet, rankGap, distributorId)
WHERE
  person.sheet = $sheet
  AND person.rankGap > 0
  AND person.distributorId IS NOT NULL
  // The leader is told by a property alone: by an index the planner would climb down from him, through everybody.
  AND EXISTS {
    (person) (()-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]->())+ (above)
    WHERE above.distributorId = $leaderId
  }
RETURN
  person.distributorId AS id,
  person.paidAs AS paidAs,
  person.rankGap AS gap
ORDER BY
  person.sheet ASC,
  gap ASC,
  id ASC
LIMIT $limit

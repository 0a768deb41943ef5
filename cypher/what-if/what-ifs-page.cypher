// Which what-ifs were asked, the newest first? Those that are being removed are left out.
//
// Parameters  $periodId, $planVersionId STRING or null (only of these); $beforeAt INTEGER (epoch ms) or null; $beforeId
//             STRING or null (the last one of the page before); $limit INTEGER
// Returns     id, periodId, planName, planText, planHash, livePlanVersionId, actorId, mark, state, stepsJson STRING;
//             planVersionId, runId, failure, ledgerHash, liveLedgerHash, resultJson, opinionJson STRING or null; planVersion,
//             attempt INTEGER; askedAt INTEGER, startedAt, finishedAt INTEGER or null (epoch ms); cleared, removing BOOLEAN
// Try         :params {periodId: null, planVersionId: null, beforeAt: null, beforeId: null, limit: 20}
MATCH (record:WhatIf)
WHERE
  NOT record.removing
  AND ($periodId IS NULL OR record.periodId = $periodId)
  AND ($planVersionId IS NULL OR record.planVersionId = $planVersionId)
  AND (
    $beforeAt IS NULL
    OR record.askedAt.epochMillis < $beforeAt
    OR (record.askedAt.epochMillis = $beforeAt AND record.id > $beforeId)
  )
RETURN
  record.id AS id,
  record.periodId AS periodId,
  record.planVersionId AS planVersionId,
  record.planName AS planName,
  record.planVersion AS planVersion,
  record.planText AS planText,
  record.planHash AS planHash,
  record.livePlanVersionId AS livePlanVersionId,
  record.runId AS runId,
  record.actorId AS actorId,
  record.mark AS mark,
  record.state AS state,
  record.attempt AS attempt,
  record.stepsJson AS stepsJson,
  record.askedAt.epochMillis AS askedAt,
  record.startedAt.epochMillis AS startedAt,
  record.finishedAt.epochMillis AS finishedAt,
  record.failure AS failure,
  record.ledgerHash AS ledgerHash,
  record.liveLedgerHash AS liveLedgerHash,
  record.resultJson AS resultJson,
  record.opinionJson AS opinionJson,
  record.cleared AS cleared,
  record.removing AS removing
ORDER BY
  askedAt DESC,
  id ASC
LIMIT $limit

// What are these what-ifs, and how far are they?
//
// Parameters  $ids LIST of STRING
// Returns     id, periodId, planName, planText, planHash, livePlanVersionId, actorId, mark, state, stepsJson STRING;
//             planVersionId, runId, failure, ledgerHash, liveLedgerHash, resultJson, opinionJson STRING or null; planVersion,
//             attempt INTEGER; askedAt INTEGER, startedAt, finishedAt INTEGER or null (epoch ms); cleared, removing BOOLEAN
// Try         :params {ids: ["x"]}
UNWIND $ids AS wanted
MATCH (record:WhatIf {id: wanted})
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

// Records that another engine's results have arrived, or asks for them to be compared again.
//
// Parameters  $id STRING (hash of content, period and mapping); $periodId STRING; $source STRING (the file's name);
//             $bonusesJson STRING (their name of a bonus -> our id); $actorId STRING; $at INTEGER (epoch ms);
//             $state STRING (waiting for the worker, or comparing: the caller does it himself)
// Returns     id STRING
// Try         :params {id: "x", periodId: "2026-11", source: "lines.csv", bonusesJson: "{}", actorId: "ops", at: 0, state: "waiting"}
MERGE (result:EngineResult {id: $id})
ON CREATE SET
  result.periodId = $periodId,
  result.source = $source,
  result.bonusesJson = $bonusesJson,
  result.actorId = $actorId,
  result.stored = false,
  result.rows = 0
SET
  result.receivedAt = datetime({epochMillis: $at}),
  result.state = $state,
  result.failure = null,
  result.faultCount = 0,
  result.faultsJson = "[]"
RETURN
  result.id AS id

// What do the records of these results of another engine say?
//
// Parameters  $ids LIST OF STRING
// Returns     id, periodId, source, bonusesJson, actorId STRING; receivedAt INTEGER (epoch ms); state STRING (waiting,
//             comparing, done, refused, failed); stored BOOLEAN; rows INTEGER; failure STRING or null; faultCount INTEGER; runId,
//             sheet STRING or null; ours, theirs INTEGER (minor units); persons INTEGER; groupsJson STRING (null until
//             compared)
// Try         :params {ids: ["x"]}
UNWIND $ids AS wanted
MATCH (result:EngineResult {id: wanted})
RETURN
  result.id AS id,
  result.periodId AS periodId,
  result.source AS source,
  result.bonusesJson AS bonusesJson,
  result.actorId AS actorId,
  result.receivedAt.epochMillis AS receivedAt,
  result.state AS state,
  result.stored AS stored,
  result.rows AS rows,
  result.failure AS failure,
  result.faultCount AS faultCount,
  result.runId AS runId,
  result.sheet AS sheet,
  result.ours AS ours,
  result.theirs AS theirs,
  result.persons AS persons,
  result.groupsJson AS groupsJson
ORDER BY
  id ASC

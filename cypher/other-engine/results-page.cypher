// Which results of another engine have arrived, the newest first?
//
// Parameters  $beforeAt INTEGER (epoch ms) or null; $beforeId STRING or null (the last one of the page before);
//             $limit INTEGER
// Returns     id, periodId, source, bonusesJson, actorId STRING; receivedAt INTEGER (epoch ms); state STRING (waiting,
//             comparing, done, refused, failed); stored BOOLEAN; rows INTEGER; failure STRING or null; faultCount INTEGER; runId,
//             sheet STRING or null; ours, theirs INTEGER (minor units); persons INTEGER; groupsJson STRING (null until
//             compared)
// Try         :params {beforeAt: null, beforeId: null, limit: 20}
MATCH (result:EngineResult)
WHERE
  $beforeAt IS NULL
  OR result.receivedAt.epochMillis < $beforeAt
  OR (result.receivedAt.epochMillis = $beforeAt AND result.id > $beforeId)
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
  receivedAt DESC,
  id ASC
LIMIT $limit

// Which imports have there been, the newest first?
//
// Parameters  $startedBefore INTEGER (epoch ms) or null; $idBefore STRING (of the last import of the page before,
//             "" at first); $limit INTEGER
// Returns     id STRING; state STRING; source STRING; mode STRING; actorId STRING; startedAt INTEGER (epoch ms);
//             finishedAt INTEGER or null; done INTEGER; total INTEGER; distributors INTEGER; customers INTEGER;
//             orders INTEGER; opening INTEGER (rows); faultCount INTEGER; unchanged BOOLEAN; failure STRING or null
// Try         :params {startedBefore: null, idBefore: "", limit: 20}
MATCH (import:Import)
WHERE $startedBefore IS NULL
  OR import.startedAt < datetime({epochMillis: $startedBefore})
  OR (import.startedAt = datetime({epochMillis: $startedBefore}) AND import.id > $idBefore)
WITH import
ORDER BY import.startedAt DESC, import.id ASC
LIMIT $limit
RETURN
  import.id AS id,
  import.state AS state,
  import.source AS source,
  import.mode AS mode,
  import.by AS actorId,
  import.startedAt.epochMillis AS startedAt,
  import.finishedAt.epochMillis AS finishedAt,
  import.done AS done,
  import.total AS total,
  coalesce(import.distributors, 0) AS distributors,
  coalesce(import.customers, 0) AS customers,
  coalesce(import.orders, 0) AS orders,
  coalesce(import.opening, 0) AS opening,
  import.faultCount AS faultCount,
  import.unchanged AS unchanged,
  import.failure AS failure
ORDER BY
  startedAt DESC,
  id ASC

// Which imports were there, newest first?
//
// Parameters  $afterStartedAt INTEGER (epoch milliseconds) or null; $afterId STRING or null; $limit INTEGER
// Returns     id STRING; state STRING; startedAt INTEGER, finishedAt INTEGER (epoch milliseconds); by STRING;
//             distributors INTEGER, customers INTEGER, orders INTEGER, done INTEGER, total INTEGER (rows);
//             faultCount INTEGER; faultsJson STRING; unchanged BOOLEAN
// Try         :params {afterStartedAt: null, afterId: null, limit: 20}
MATCH (record:Import)
WHERE
  $afterStartedAt IS NULL
  OR record.startedAt.epochMillis < $afterStartedAt
  OR (record.startedAt.epochMillis = $afterStartedAt AND record.id > $afterId)
RETURN
  record.id AS id,
  record.state AS state,
  record.startedAt.epochMillis AS startedAt,
  record.finishedAt.epochMillis AS finishedAt,
  record.by AS by,
  coalesce(record.distributors, 0) AS distributors,
  coalesce(record.customers, 0) AS customers,
  coalesce(record.orders, 0) AS orders,
  coalesce(record.done, 0) AS done,
  coalesce(record.total, 0) AS total,
  coalesce(record.faultCount, 0) AS faultCount,
  record.faultsJson AS faultsJson,
  coalesce(record.unchanged, false) AS unchanged
ORDER BY
  startedAt DESC,
  id ASC
LIMIT $limit

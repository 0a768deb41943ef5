// What is this import, and how far is it?
//
// Parameters  $id STRING
// Returns     id STRING; state STRING; startedAt INTEGER, finishedAt INTEGER (epoch milliseconds); by STRING;
//             distributors INTEGER, customers INTEGER, orders INTEGER, done INTEGER, total INTEGER (rows);
//             faultCount INTEGER; faultsJson STRING; unchanged BOOLEAN
// Try         :params {id: "import-1"}
MATCH (record:Import {id: $id})
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

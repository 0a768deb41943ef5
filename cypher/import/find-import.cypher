// What does the record of one import say?
//
// Parameters  $importId STRING
// Returns     id STRING; state STRING; source STRING; mode STRING; actorId STRING; startedAt INTEGER (epoch ms);
//             finishedAt INTEGER or null; done INTEGER; total INTEGER; distributors INTEGER; customers INTEGER;
//             orders INTEGER; opening INTEGER (rows); faultCount INTEGER; unchanged BOOLEAN; failure STRING or null
// Try         :params {importId: "i1"}
MATCH (import:Import {id: $importId})
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

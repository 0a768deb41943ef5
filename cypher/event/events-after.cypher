// Which events follow a number, in order?
//
// Parameters  $seq INTEGER (0 for the beginning); $limit INTEGER
// Returns     seq INTEGER; id STRING; kind STRING; at INTEGER (epoch ms); actorId STRING; payload STRING (JSON)
// Try         :params {seq: 0, limit: 10}
MATCH (event:Event)
WHERE event.seq > $seq
WITH event
ORDER BY event.seq ASC
LIMIT $limit
RETURN
  event.seq AS seq,
  event.id AS id,
  event.kind AS kind,
  event.at.epochMillis AS at,
  event.actorId AS actorId,
  event.payload AS payload
ORDER BY
  seq ASC

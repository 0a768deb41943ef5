// What did every order and return of a period bring to whom?
//
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER
//             (decisions up to this number count)
// Returns     orderId, sellerId, buyerId STRING; own BOOLEAN; at INTEGER (epoch ms); qualifying, commissionable
//             INTEGER (hundredths, negative for a return); kind STRING; product STRING or null; placedAt INTEGER
//             (epoch ms; kind, product and instant of a return are those of its order, where it names one); returns
//             STRING or null (the order that a return takes back); customerOf STRING or null (whose customer the
//             buyer is on record)
// Try         :params {from: 1793491200000, until: 1796083200000, decided: 0}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND coalesce(entry.decision, 0) <= $decided
MATCH (entry)-[:FOR_ORDER]->(order)-[:BOUGHT_BY]->(buyer)
MATCH (entry)-[:COUNTS_FOR]->(distributor)
WITH
  order,
  buyer,
  distributor,
  entry.own AS own,
  entry.at AS instant,
  sum(entry.qualifying) AS qualifying,
  sum(entry.commissionable) AS commissionable,
  count(entry) AS entries
WHERE entries = 1 OR qualifying <> 0 OR commissionable <> 0
OPTIONAL MATCH (order)-[:RETURNS]->(returned)
OPTIONAL MATCH (buyer)-[:CUSTOMER_OF]->(record)
WITH order, buyer, distributor, own, instant, qualifying, commissionable, returned, record, coalesce(returned, order) AS origin
RETURN
  order.id AS orderId,
  distributor.id AS sellerId,
  buyer.id AS buyerId,
  own,
  instant.epochMillis AS at,
  qualifying,
  commissionable,
  origin.kind AS kind,
  origin.product AS product,
  origin.placedAt.epochMillis AS placedAt,
  returned.id AS returns,
  record.id AS customerOf
ORDER BY
  at ASC,
  orderId ASC,
  sellerId ASC

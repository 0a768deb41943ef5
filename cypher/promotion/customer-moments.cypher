// Which customers did some people win in a promotion's window, and what became of their first orders?
//
// The same first orders as in set-customers, one by one, also those that are not, or no longer, enough.
// Parameters  $ids LIST OF STRING; $from, $reached, $through INTEGER (epoch ms)
// Returns     distributorId STRING; customerId STRING; parts LIST OF MAP (at in epoch ms, volume in
//             hundredths; of the first order and its returns)
// Try         :params {ids: ["1001"], from: 1793491200000, reached: 1796083200000, through: 1796083200000}
UNWIND $ids AS id
MATCH (:Distributor {id: id})<-[:COUNTS_FOR]-(sold:VolumeEntry)-[:FOR_ORDER]->(bought)-[:BOUGHT_BY]->(customer:Customer)
WHERE
  sold.at >= datetime({epochMillis: $from})
  AND sold.at < datetime({epochMillis: $reached})
  AND NOT sold.own
  AND bought.kind <> "return"
WITH DISTINCT id, customer
CALL (customer) {
  MATCH (customer)<-[:BOUGHT_BY]-(order:Order)<-[:FOR_ORDER]-(entry:VolumeEntry)-[:COUNTS_FOR]->(seller)
  WHERE
    order.kind <> "return"
    AND entry.at < datetime({epochMillis: $reached})
  RETURN order, entry.at AS at, seller.id AS sellerId
  ORDER BY at ASC, order.id ASC, sellerId ASC
  LIMIT 1
}
WITH id, customer, order
WHERE
  sellerId = id
  AND at >= datetime({epochMillis: $from})
MATCH (order)<-[:RETURNS*0..1]-()<-[:FOR_ORDER]-(part:VolumeEntry)
WHERE part.at < datetime({epochMillis: $through})
RETURN
  id AS distributorId,
  customer.id AS customerId,
  collect({at: part.at.epochMillis, volume: part.qualifying}) AS parts
ORDER BY
  distributorId ASC,
  customerId ASC

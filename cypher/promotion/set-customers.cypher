// How many customers everybody has won in a promotion's window: their first order ever lies in it and is his.
//
// The first order is still worth so much after what was returned of it.
// Parameters  $sheet STRING; $from, $reached, $through INTEGER (epoch ms, exclusive ends: of the window as far as it
//             has come, and of returns); $firstOrder INTEGER (hundredths of a qualifying point); $property STRING
// Returns     sellers INTEGER
// Try         :params {sheet: "promotion/spring", from: 1793491200000, reached: 1796083200000, through: 1796083200000, firstOrder: 5000, property: "measure 0"}
CALL () {
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL
  SET standing[$property] = 0
}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $reached})
  AND NOT entry.own
MATCH (entry)-[:FOR_ORDER]->(order)-[:BOUGHT_BY]->(customer:Customer)
WHERE order.kind <> "return"
WITH DISTINCT customer
CALL (customer) {
  MATCH (customer)<-[:BOUGHT_BY]-(order:Order)<-[:FOR_ORDER]-(entry:VolumeEntry)-[:COUNTS_FOR]->(seller)
  WHERE
    order.kind <> "return"
    AND entry.at < datetime({epochMillis: $reached})
  RETURN order, entry.at AS at, seller.id AS sellerId
  ORDER BY at ASC, order.id ASC, sellerId ASC
  LIMIT 1
}
WITH order, sellerId
WHERE at >= datetime({epochMillis: $from})
MATCH (order)<-[:RETURNS*0..1]-()<-[:FOR_ORDER]-(part:VolumeEntry)
WHERE part.at < datetime({epochMillis: $through})
WITH order, sellerId, sum(part.qualifying) AS volume
WHERE volume >= $firstOrder
WITH sellerId, count(order) AS customers
MATCH (standing:Standing {sheet: $sheet, distributorId: sellerId})
SET standing[$property] = customers
RETURN
  count(standing) AS sellers

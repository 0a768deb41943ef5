// How many of his own customers bought at least so much in a period, for everybody who has some.
//
// His own customer is whose customer of record he is; what the customer returned is taken off.
// Parameters  $sheet STRING; $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER (decisions up to
//             this number count); $volume INTEGER
//             (hundredths of a qualifying point); $property STRING (where the number goes);
//             $people LIST of STRING or null (whose; null: everybody's)
// Returns     counted INTEGER (people who have such customers)
// Try         :params {sheet: "2026-11/0", from: 1793491200000, until: 1796083200000, decided: 0, volume: 5000, property: "customersFrom 5000", people: null}
CALL () {
  CALL () {
    WITH $people AS people
    WHERE people IS NULL
    MATCH (standing:Standing {sheet: $sheet})
    WHERE standing.distributorId IS NOT NULL AND standing[$property] IS NOT NULL
    RETURN standing
    UNION ALL
    UNWIND coalesce($people, []) AS id
    MATCH (standing:Standing {sheet: $sheet, distributorId: id})
    RETURN standing
  }
  SET standing[$property] = null
}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (entry:VolumeEntry)
  WHERE
    entry.at >= datetime({epochMillis: $from})
    AND entry.at < datetime({epochMillis: $until})
    AND coalesce(entry.decision, 0) <= $decided
    AND NOT entry.own
  MATCH (entry)-[:FOR_ORDER]->()-[:BOUGHT_BY]->(customer:Customer)
  RETURN entry, customer
  UNION ALL
  UNWIND coalesce($people, []) AS id
  MATCH (:Distributor {id: id})<-[:CUSTOMER_OF]-(customer:Customer)<-[:BOUGHT_BY]-()<-[:FOR_ORDER]-(entry:VolumeEntry)
  WHERE
    entry.at >= datetime({epochMillis: $from})
    AND entry.at < datetime({epochMillis: $until})
    AND coalesce(entry.decision, 0) <= $decided
    AND NOT entry.own
  RETURN entry, customer
}
WITH customer, sum(entry.qualifying) AS bought
WHERE bought >= $volume
MATCH (customer)-[:CUSTOMER_OF]->(distributor)
WITH distributor.id AS distributorId, count(customer) AS customers
MATCH (standing:Standing {sheet: $sheet, distributorId: distributorId})
SET standing[$property] = customers
RETURN
  count(standing) AS counted

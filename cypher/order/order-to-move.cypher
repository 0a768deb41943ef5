// An order that is to be credited to somebody else: to whom it is credited, and what it brings whom and when.
//
// Its returns go with it. Run after hold-volume in the same transaction.
// Parameters  $orderId STRING; $toId STRING
// Returns     one row, none when there is no such order: creditedId STRING; kind STRING; toKnown BOOLEAN (there is such a
//             distributor); instants LIST of INTEGER (epoch ms, where it or a return of it counts, in order)
// Try         :params {orderId: "o", toId: "a"}
MATCH (order:Order {id: $orderId})-[:CREDITED_TO]->(credited)
CALL (order) {
  MATCH (order)<-[:RETURNS*0..1]-(:Order)<-[:FOR_ORDER]-(entry:VolumeEntry)
  WITH DISTINCT entry.at.epochMillis AS at
  ORDER BY at ASC
  RETURN collect(at) AS instants
}
RETURN
  credited.id AS creditedId,
  order.kind AS kind,
  EXISTS { (:Distributor {id: $toId}) } AS toKnown,
  instants

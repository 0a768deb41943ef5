// Moves what an order and its returns bring at one instant from whom they count for to another distributor.
//
// Nothing is taken away: each gets an entry of its own, the one below and the other above zero. Run after hold-volume
// and order-to-move in the same transaction, before credit-order.
// Parameters  $orderId STRING; $toId STRING; $at INTEGER (epoch ms); $decision INTEGER (its number)
// Returns     moved INTEGER (entries that were made)
// Try         :params {orderId: "o", toId: "a", at: 1790000000000, decision: 1}
MATCH (target:Distributor {id: $toId})
MATCH (:Order {id: $orderId})<-[:RETURNS*0..1]-(part:Order)-[:BOUGHT_BY]->(buyer)
MATCH (part)<-[:FOR_ORDER]-(entry:VolumeEntry {at: datetime({epochMillis: $at})})-[:COUNTS_FOR]->(holder)
WITH
  target,
  part,
  buyer,
  holder,
  entry.own AS own,
  sum(entry.qualifying) AS qualifying,
  sum(entry.commissionable) AS commissionable
WHERE holder <> target AND (qualifying <> 0 OR commissionable <> 0)
UNWIND [
  {holder: holder, sign: -1, own: own},
  {holder: target, sign: 1, own: buyer = target}
] AS side
CREATE (moved:VolumeEntry {
  at: datetime({epochMillis: $at}),
  qualifying: side.sign * qualifying,
  commissionable: side.sign * commissionable,
  why: "move",
  own: side.own,
  decision: $decision
})-[:FOR_ORDER]->(part)
WITH moved, side.holder AS counts
CREATE (moved)-[:COUNTS_FOR]->(counts)
RETURN
  count(moved) AS moved

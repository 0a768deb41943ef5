// Adds orders that were bought, each with the volume that it brings its distributor.
//
// A return that names no order (trials only) takes back its own volume whole.
// Run after hold-volume and frozen-periods in the same transaction: an order that falls into a frozen
// period brings no volume and is marked as late for it.
// Parameters  $importId STRING or null; $frozen LIST OF {id, startsAt INTEGER, endsAt INTEGER (epoch ms)}; $rows LIST OF
//             {id, buyerId, creditedId, why (own_order or customer_of_record), own BOOLEAN, placedAt INTEGER
//             (epoch ms), currency, totalMinor INTEGER or null, qualifying INTEGER, commissionable INTEGER
//             (hundredths of a point), kind, product or null, rowHash}
// Returns     added INTEGER; late LIST of MAP (orderId, lateFor STRING)
// Try         :params {importId: "i1", frozen: [], rows: [{id: "o", buyerId: "a", creditedId: "a", why: "own_order", own: true, placedAt: 1790000000000, currency: "USD", totalMinor: 1000, qualifying: 1000, commissionable: 900, kind: "order", product: null, rowHash: "x"}]}
UNWIND $rows AS row
MATCH (buyer:Person {id: row.buyerId})
MATCH (credited:Distributor {id: row.creditedId})
WITH row, buyer, credited, datetime({epochMillis: row.placedAt}) AS placedAt,
  head([period IN $frozen WHERE period.startsAt <= row.placedAt AND row.placedAt < period.endsAt | period.id]) AS lateFor
CREATE (order:Order {
  id: row.id,
  placedAt: placedAt,
  currency: row.currency,
  totalMinor: row.totalMinor,
  qualifyingHundredths: row.qualifying,
  commissionableHundredths: row.commissionable,
  kind: row.kind,
  product: row.product,
  importId: $importId,
  rowHash: row.rowHash,
  lateFor: lateFor,
  lateAt: CASE WHEN lateFor IS NOT NULL THEN placedAt END
})-[:BOUGHT_BY]->(buyer)
CREATE (order)-[:CREDITED_TO {why: row.why}]->(credited)
FOREACH (counts IN CASE WHEN lateFor IS NULL THEN [true] ELSE [] END |
  CREATE (entry:VolumeEntry {
    at: placedAt,
    qualifying: CASE row.kind WHEN "return" THEN -row.qualifying ELSE row.qualifying END,
    commissionable: CASE row.kind WHEN "return" THEN -row.commissionable ELSE row.commissionable END,
    why: CASE row.kind WHEN "return" THEN "return" ELSE "order" END,
    own: row.own
  })-[:FOR_ORDER]->(order)
  CREATE (entry)-[:COUNTS_FOR]->(credited)
)
RETURN
  count(*) AS added,
  [one IN collect({orderId: row.id, lateFor: lateFor}) WHERE one.lateFor IS NOT NULL] AS late

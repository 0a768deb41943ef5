// Adds returns, in the order given; each takes back at most what is left of the order it returns.
//
// The raw figures stay on the return; its volume entry is negative and counts for the distributor of
// the returned order: those for whom the order counts now, where it was moved. Run after hold-volume and frozen-periods in the same transaction; a return that
// falls into a frozen period is late for it. Where the plan revises, it counts where its order does.
// Parameters  $importId STRING or null; $frozen LIST OF {id, startsAt INTEGER, endsAt INTEGER (epoch ms)};
//             $byRevision BOOLEAN (it counts at the instant of its order, not at its own); $rows LIST OF
//             {id, buyerId, returnsOrderId, own BOOLEAN, placedAt INTEGER (epoch ms), currency, totalMinor INTEGER
//             or null, qualifying INTEGER, commissionable INTEGER (hundredths of a point, positive), product or null,
//             rowHash},
//             ordered by (placedAt, id)
// Returns     added INTEGER; late LIST of MAP (orderId, lateFor STRING)
// Try         :params {importId: "i1", frozen: [], byRevision: false, rows: [{id: "r", buyerId: "a", returnsOrderId: "o", own: true, placedAt: 1790000000000, currency: "USD", totalMinor: 1000, qualifying: 1000, commissionable: 900, product: null, rowHash: "x"}]}
UNWIND $rows AS row
CALL (row) {
  MATCH (returned:Order {id: row.returnsOrderId})-[credit:CREDITED_TO]->(credited:Distributor)
  MATCH (buyer:Person {id: row.buyerId})
  OPTIONAL MATCH (returned)<-[:RETURNS]-(:Order)<-[:FOR_ORDER]-(taken:VolumeEntry)
  WITH row, returned, credit, credited, buyer,
    sum(coalesce(taken.qualifying, 0)) AS qualifyingTaken,
    sum(coalesce(taken.commissionable, 0)) AS commissionableTaken
  OPTIONAL MATCH (returned)<-[:FOR_ORDER]-(sold:VolumeEntry)
  WITH row, returned, credit, credited, buyer, qualifyingTaken, commissionableTaken, min(sold.at) AS soldAt
  WITH *, CASE WHEN $byRevision THEN coalesce(soldAt, returned.placedAt).epochMillis ELSE row.placedAt END AS countsAt
  WITH row, returned, credit, credited, buyer, countsAt,
    datetime({epochMillis: row.placedAt}) AS placedAt,
    head([period IN $frozen WHERE period.startsAt <= countsAt AND countsAt < period.endsAt | period.id]) AS lateFor,
    returned.qualifyingHundredths + qualifyingTaken AS qualifyingLeft,
    returned.commissionableHundredths + commissionableTaken AS commissionableLeft
  CREATE (order:Order {
    id: row.id,
    placedAt: placedAt,
    currency: row.currency,
    totalMinor: row.totalMinor,
    qualifyingHundredths: row.qualifying,
    commissionableHundredths: row.commissionable,
    kind: "return",
    product: row.product,
    importId: $importId,
    rowHash: row.rowHash,
    lateFor: lateFor,
    lateAt: CASE WHEN lateFor IS NOT NULL THEN datetime({epochMillis: countsAt}) END
  })-[:BOUGHT_BY]->(buyer)
  CREATE (order)-[:CREDITED_TO {why: credit.why}]->(credited)
  CREATE (order)-[:RETURNS]->(returned)
  FOREACH (counts IN CASE WHEN lateFor IS NULL THEN [true] ELSE [] END |
    CREATE (entry:VolumeEntry {
      at: datetime({epochMillis: countsAt}),
      qualifying: -CASE WHEN row.qualifying < qualifyingLeft THEN row.qualifying ELSE qualifyingLeft END,
      commissionable: -CASE WHEN row.commissionable < commissionableLeft THEN row.commissionable ELSE commissionableLeft END,
      why: "return",
      own: row.own
    })-[:FOR_ORDER]->(order)
    CREATE (entry)-[:COUNTS_FOR]->(credited)
  )
  RETURN order.id AS orderId, lateFor
}
RETURN
  count(*) AS added,
  [one IN collect({orderId: orderId, lateFor: lateFor}) WHERE one.lateFor IS NOT NULL] AS late

// Adds returns, in the order given; each takes back at most what is left of the order it returns.
//
// The raw figures stay on the return; its volume entry is negative and counts for the distributor of
// the returned order. The volume lock is written first; a return in a frozen period is late for it.
// Parameters  $importId STRING; $earliest INTEGER, $latest INTEGER (epoch ms, of the rows); $rows LIST OF {id,
//             buyerId, returnsOrderId, own BOOLEAN, placedAt INTEGER (epoch ms), currency, totalMinor INTEGER or
//             null, qualifying INTEGER, commissionable INTEGER (hundredths of a point, positive), rowHash},
//             ordered by (placedAt, id)
// Returns     added INTEGER; late INTEGER
// Try         :params {importId: "i1", earliest: 1790000000000, latest: 1790000000000, rows: [{id: "r", buyerId: "a", returnsOrderId: "o", own: true, placedAt: 1790000000000, currency: "USD", totalMinor: 1000, qualifying: 1000, commissionable: 900, rowHash: "x"}]}
MERGE (lock:Lock {name: "volume"})
SET lock.at = datetime()
WITH lock
CALL () {
  MATCH (period:Period)
  WHERE period.frozenAt IS NOT NULL
    AND period.startsAt <= datetime({epochMillis: $latest})
    AND period.endsAt > datetime({epochMillis: $earliest})
  WITH period
  ORDER BY period.endsAt ASC, period.id ASC
  RETURN collect({id: period.id, startsAt: period.startsAt, endsAt: period.endsAt}) AS frozen
}
UNWIND $rows AS row
CALL (row, frozen) {
  MATCH (returned:Order {id: row.returnsOrderId})-[credit:CREDITED_TO]->(credited:Distributor)
  MATCH (buyer:Person {id: row.buyerId})
  OPTIONAL MATCH (returned)<-[:RETURNS]-(:Order)<-[:FOR_ORDER]-(taken:VolumeEntry)
  WITH row, frozen, returned, credit, credited, buyer,
    datetime({epochMillis: row.placedAt}) AS placedAt,
    returned.qualifyingHundredths + sum(coalesce(taken.qualifying, 0)) AS qualifyingLeft,
    returned.commissionableHundredths + sum(coalesce(taken.commissionable, 0)) AS commissionableLeft
  WITH row, returned, credit, credited, buyer, placedAt,
    head([period IN frozen WHERE period.startsAt <= placedAt AND placedAt < period.endsAt | period.id]) AS lateFor,
    CASE WHEN row.qualifying < qualifyingLeft THEN row.qualifying ELSE qualifyingLeft END AS qualifying,
    CASE WHEN row.commissionable < commissionableLeft THEN row.commissionable ELSE commissionableLeft END AS commissionable
  CREATE (order:Order {
    id: row.id,
    placedAt: placedAt,
    currency: row.currency,
    totalMinor: row.totalMinor,
    qualifyingHundredths: row.qualifying,
    commissionableHundredths: row.commissionable,
    kind: "return",
    importId: $importId,
    rowHash: row.rowHash,
    lateFor: lateFor
  })-[:BOUGHT_BY]->(buyer)
  CREATE (order)-[:CREDITED_TO {why: credit.why}]->(credited)
  CREATE (order)-[:RETURNS]->(returned)
  FOREACH (counts IN CASE WHEN lateFor IS NULL THEN [true] ELSE [] END |
    CREATE (entry:VolumeEntry {
      at: placedAt,
      qualifying: -qualifying,
      commissionable: -commissionable,
      why: "return",
      own: row.own
    })-[:FOR_ORDER]->(order)
    CREATE (entry)-[:COUNTS_FOR]->(credited)
  )
  RETURN lateFor
}
RETURN
  count(*) AS added,
  count(lateFor) AS late

// What a distributor's own orders and his customers' orders came to in a period, apart.
//
// Counted or not: what a plan leaves out of personal volume is here all the same. What was sold in all stands
// already (set-volumes). Run after it; what stood there before is taken away, so the step may run again.
// Parameters  $sheet STRING; $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER
//             (decisions up to this number count);
//             $people LIST of STRING or null (whose; null: everybody's)
// Returns     sellers INTEGER; exact BOOLEAN (every sum stayed an integer)
// Try         :params {sheet: "2026-11/0", from: 1793491200000, until: 1796083200000, decided: 0, people: null}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL AND standing.ownVolume IS NOT NULL
  SET
    standing.ownVolume = null, standing.ownCommissionable = null,
    standing.customerVolume = null, standing.customerCommissionable = null
}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (entry:VolumeEntry)
  WHERE
    entry.at >= datetime({epochMillis: $from})
    AND entry.at < datetime({epochMillis: $until})
    AND coalesce(entry.decision, 0) <= $decided
  MATCH (entry)-[:COUNTS_FOR]->(distributor)
  RETURN entry, distributor
  UNION ALL
  UNWIND coalesce($people, []) AS id
  MATCH (distributor:Distributor {id: id})<-[:COUNTS_FOR]-(entry:VolumeEntry)
  WHERE
    entry.at >= datetime({epochMillis: $from})
    AND entry.at < datetime({epochMillis: $until})
    AND coalesce(entry.decision, 0) <= $decided
  RETURN entry, distributor
}
WITH
  distributor.id AS distributorId,
  sum(CASE WHEN entry.own THEN entry.qualifying ELSE 0 END) AS ownVolume,
  sum(CASE WHEN entry.own THEN entry.commissionable ELSE 0 END) AS ownCommissionable
MATCH (standing:Standing {sheet: $sheet, distributorId: distributorId})
SET
  standing.ownVolume = ownVolume,
  standing.ownCommissionable = ownCommissionable,
  standing.customerVolume = standing.soldVolume - ownVolume,
  standing.customerCommissionable = standing.soldCommissionable - ownCommissionable
RETURN
  count(standing) AS sellers,
  all(
    exact IN collect(DISTINCT ownVolume IS :: INTEGER NOT NULL AND ownCommissionable IS :: INTEGER NOT NULL)
    WHERE exact
  ) AS exact

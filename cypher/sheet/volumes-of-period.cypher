// Personal volumes of a period, summed from its entries: who sold, and what.
//
// Where customers' orders do not count, they are no part of a personal volume of either kind; what was sold is kept
// beside it.
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER
//             (decisions up to this number count);
//             $customersCount BOOLEAN (customers' orders are part of personal volume);
//             $people LIST of STRING or null (whose; null: everybody's)
// Returns     distributorId STRING; entries INTEGER (orders); personalVolume, personalCommissionable, soldVolume,
//             soldCommissionable INTEGER (hundredths of a point); exact BOOLEAN (every sum stayed an integer)
// Try         :params {from: 1793491200000, until: 1796083200000, decided: 0, customersCount: true, people: null}
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
  count(entry) AS entries,
  sum(CASE WHEN $customersCount OR entry.own THEN entry.qualifying ELSE 0 END) AS personalVolume,
  sum(CASE WHEN $customersCount OR entry.own THEN entry.commissionable ELSE 0 END) AS personalCommissionable,
  sum(entry.qualifying) AS soldVolume,
  sum(entry.commissionable) AS soldCommissionable
RETURN
  distributorId,
  entries,
  personalVolume,
  personalCommissionable,
  soldVolume,
  soldCommissionable,
  personalVolume IS :: INTEGER NOT NULL AND personalCommissionable IS :: INTEGER NOT NULL AND soldVolume IS :: INTEGER NOT NULL AND soldCommissionable IS :: INTEGER NOT NULL AS exact

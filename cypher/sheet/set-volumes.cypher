// Personal volumes of a period, summed from its entries onto the standings of a sheet.
//
// Standings without an entry are set to zero first, so the step may run again; entries are only ever added, so where
// people are named that has nothing to do. Where customers' orders do
// not count, they are no part of a personal volume of either kind; what was sold is kept beside it.
// Parameters  $sheet STRING; $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER
//             (decisions up to this number count);
//             $customersCount BOOLEAN (customers' orders are part of personal volume);
//             $people LIST of STRING or null (whose; null: everybody's)
// Returns     sellers INTEGER; qualifying INTEGER, commissionable INTEGER (hundredths of a point, all entries);
//             exact BOOLEAN (every sum stayed an integer)
// Try         :params {sheet: "2026-11/0", from: 1793491200000, until: 1796083200000, decided: 0, customersCount: true, people: null}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.entries > 0
  SET
    standing.entries = 0, standing.personalVolume = 0,
    standing.personalCommissionable = 0,
    standing.soldVolume = 0, standing.soldCommissionable = 0
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
  count(entry) AS entries,
  sum(CASE WHEN $customersCount OR entry.own THEN entry.qualifying ELSE 0 END) AS personalVolume,
  sum(CASE WHEN $customersCount OR entry.own THEN entry.commissionable ELSE 0 END) AS personalCommissionable,
  sum(entry.qualifying) AS soldVolume,
  sum(entry.commissionable) AS soldCommissionable
MATCH (standing:Standing {sheet: $sheet, distributorId: distributorId})
SET
  standing.entries = entries,
  standing.personalVolume = personalVolume,
  standing.personalCommissionable = personalCommissionable,
  standing.soldVolume = soldVolume,
  standing.soldCommissionable = soldCommissionable
RETURN
  count(standing) AS sellers,
  coalesce(sum(soldVolume), 0) AS qualifying,
  coalesce(sum(soldCommissionable), 0) AS commissionable,
  all(
    exact IN collect(DISTINCT personalVolume IS :: INTEGER NOT NULL AND personalCommissionable IS :: INTEGER NOT NULL AND soldVolume IS :: INTEGER NOT NULL AND soldCommissionable IS :: INTEGER NOT NULL)
    WHERE exact
  ) AS exact

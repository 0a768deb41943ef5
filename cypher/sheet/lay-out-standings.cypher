// One page of a sheet's standings: everyone who had joined by the period's end, with volumes at zero.
//
// A standing that is already there is brought up to date, so the step may run again. The career title
// and the balance come from the sheet before, else (also for who joined since) from the import. A revision
// takes everybody's status from the sheet that it revises: it is the one of the period's snapshot.
// Parameters  $sheet STRING; $before STRING or null (sheet whose titles go on); $paidBefore STRING or null
//             (sheet whose carried payments go on); $revises STRING or null (sheet that is revised); $endsAt INTEGER (epoch ms, exclusive); $after STRING
//             (last id of the page before, "" at first); $limit INTEGER; $rankNumbers MAP (rank id -> number);
//             $openingBalances MAP (distributor id -> minor units, of those who bring one); $people LIST of STRING or null (these alone; null: a page of everybody)
//             $lanes LIST of INTEGER (people are spread over them)
// Returns     last STRING (null when there was nothing left); laidOut INTEGER
// Try         :params {sheet: "2026-11/0", before: null, paidBefore: null, revises: null, endsAt: 1796083200000, after: "", limit: 100, lanes: [1, 2], rankNumbers: {}, openingBalances: {}, people: null}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (distributor:Distributor)
  WHERE distributor.id > $after
  WITH distributor
  ORDER BY distributor.id ASC
  LIMIT $limit
  RETURN distributor
  UNION ALL
  UNWIND coalesce($people, []) AS id
  MATCH (distributor:Distributor {id: id})
  RETURN distributor
}
WITH collect(distributor) AS page, max(distributor.id) AS last
CALL (page) {
  UNWIND range(0, size(page) - 1) AS place
  WITH page[place] AS distributor, $lanes[place % size($lanes)] AS lane
  WITH distributor, lane
  WHERE distributor.joinedAt < datetime({epochMillis: $endsAt})
  OPTIONAL MATCH (earlier:Standing {sheet: $before, distributorId: distributor.id})
  OPTIONAL MATCH (revised:Standing {sheet: $revises, distributorId: distributor.id})
  OPTIONAL MATCH (payment:Payment {sheet: $paidBefore, distributorId: distributor.id})
  MERGE (standing:Standing {sheet: $sheet, distributorId: distributor.id})
  ON CREATE SET
    standing.personalVolume = 0, standing.groupVolume = 0, standing.totalVolume = 0,
    standing.personalCommissionable = 0, standing.soldVolume = 0, standing.soldCommissionable = 0,
    standing.groupCommissionable = 0, standing.totalCommissionable = 0,
    standing.active = false, standing.paidAs = 0, standing.bestPaidAs = 0, standing.brokeAway = false
  SET
    standing.lane = coalesce(standing.lane, lane),
    standing.status = coalesce(revised.status, distributor.status),
    standing.payable = coalesce(revised.status, distributor.status) <> "terminated",
    standing.titleBefore = coalesce(earlier.title, $rankNumbers[distributor.openingTitle], 0),
    standing.imported = earlier IS NULL AND distributor.openingTitle IS NOT NULL,
    standing.balanceBefore = CASE
      WHEN payment IS NOT NULL THEN payment.carried
      WHEN $openingBalances[distributor.id] IS NULL THEN 0
      WHEN EXISTS { (:Standing {sheet: $paidBefore, distributorId: distributor.id}) } THEN 0
      ELSE $openingBalances[distributor.id]
    END
  MERGE (standing)-[:OF]->(distributor)
  WITH standing, earlier
  OPTIONAL MATCH (standing)-[stale:FOLLOWS]->(other WHERE earlier IS NULL OR other <> earlier)
  DELETE stale
  WITH DISTINCT standing, earlier
  FOREACH (one IN CASE WHEN earlier IS NULL THEN [] ELSE [earlier] END | MERGE (standing)-[:FOLLOWS]->(one))
  RETURN count(standing) AS laidOut
}
RETURN
  last,
  laidOut

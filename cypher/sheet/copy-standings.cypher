// One page of a sheet's standings as another sheet has them: the same people, statuses and balances.
//
// Volumes are at zero, nothing is computed. A standing that is already there is brought up to date, so the
// step may run again. Career titles get the copy's rank numbers.
// Parameters  $sheet STRING; $from STRING (the sheet that is copied); $before STRING or null (sheet that the copy
//             follows); $rankNumbers LIST of INTEGER (the copy's number of a rank by the original's, 0 first);
//             $after STRING (last id of the page before, "" at first); $limit INTEGER
//             $lanes LIST of INTEGER (people are spread over them)
// Returns     last STRING (null when there was nothing left); laidOut INTEGER
// Try         :params {sheet: "trial:x/2026-11", from: "2026-11/0", before: null, rankNumbers: [0], after: "", limit: 100, lanes: [1, 2]}
MATCH (source:Standing {sheet: $from})
WHERE source.distributorId > $after
WITH source
ORDER BY source.distributorId ASC
LIMIT $limit
WITH collect(source) AS page, max(source.distributorId) AS last
CALL (page) {
  UNWIND range(0, size(page) - 1) AS place
  WITH page[place] AS source, $lanes[place % size($lanes)] AS lane
  MATCH (source)-[:OF]->(distributor)
  OPTIONAL MATCH (earlier:Standing {sheet: $before, distributorId: source.distributorId})
  MERGE (standing:Standing {sheet: $sheet, distributorId: source.distributorId})
  ON CREATE SET
    standing.personalVolume = 0, standing.groupVolume = 0, standing.totalVolume = 0,
    standing.personalCommissionable = 0, standing.soldVolume = 0, standing.soldCommissionable = 0,
    standing.groupCommissionable = 0, standing.totalCommissionable = 0,
    standing.active = false, standing.paidAs = 0, standing.bestPaidAs = 0, standing.brokeAway = false
  SET
    standing.lane = coalesce(standing.lane, lane),
    standing.status = source.status,
    standing.payable = source.payable,
    standing.titleBefore = $rankNumbers[source.titleBefore],
    standing.imported = source.imported,
    standing.balanceBefore = source.balanceBefore
  MERGE (standing)-[:OF]->(distributor)
  FOREACH (one IN CASE WHEN earlier IS NULL THEN [] ELSE [earlier] END | MERGE (standing)-[:FOLLOWS]->(one))
  RETURN count(standing) AS laidOut
}
RETURN
  last,
  laidOut

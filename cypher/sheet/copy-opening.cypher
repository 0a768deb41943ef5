// One page of a sheet that another plan goes on from: all that people bring along, with that plan's rank numbers.
//
// Whoever is in the copy already is brought up to date, so the step may run again.
// Parameters  $sheet STRING; $from STRING (the sheet that is copied); $before STRING or null (copy that this one
//             follows); $rankNumbers LIST of INTEGER (the copy's number of a rank by the original's, 0 first); $ranks
//             LIST of STRING (further properties that hold a rank number); $after STRING (last id of the page before,
//             "" at first); $limit INTEGER
// Returns     last STRING (null when there was nothing left)
// Try         :params {sheet: "trial:x.before0/2026-10", from: "2026-10/0", before: null, rankNumbers: [0], ranks: [], after: "", limit: 100}
MATCH (source:Standing {sheet: $from})
WHERE source.distributorId > $after
WITH source
ORDER BY source.distributorId ASC
LIMIT $limit
WITH collect(source) AS page, max(source.distributorId) AS last
CALL (page) {
  UNWIND page AS source
  OPTIONAL MATCH (earlier:Standing {sheet: $before, distributorId: source.distributorId})
  MERGE (copy:Standing {sheet: $sheet, distributorId: source.distributorId})
  SET copy = source {
    .*,
    sheet: $sheet,
    titleBefore: $rankNumbers[source.titleBefore],
    title: $rankNumbers[source.title],
    paidAs: $rankNumbers[source.paidAs],
    bestPaidAs: $rankNumbers[source.bestPaidAs],
    recentPaidAs: CASE WHEN source.recentPaidAs IS NOT NULL THEN [one IN source.recentPaidAs | $rankNumbers[one]] END
  }
  FOREACH (property IN [one IN $ranks WHERE source[one] IS NOT NULL] | SET copy[property] = $rankNumbers[source[property]])
  FOREACH (one IN CASE WHEN earlier IS NULL THEN [] ELSE [earlier] END | MERGE (copy)-[:FOLLOWS]->(one))
}
RETURN
  last

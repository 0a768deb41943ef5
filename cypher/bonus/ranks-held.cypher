// Who has held which rank for some periods in a row, and up to which rank has he been settled?
//
// The rank that counts is the lowest of the period and the ones before it; who was not there so long has
// none. Who has no figure from the sheet before starts from what he brings along (a rank number; "true" is his
// title, at least the lowest rank), else from the title that he had in the sheet before or was imported with. A
// title that another calendar lends in between is reached, not brought.
// Parameters  $sheet STRING; $rankBy STRING (title or paidAs); $back INTEGER (periods before this one that count
//             too); $mark STRING (property that is true of who may be paid); $property STRING (of a standing: the
//             highest rank that is settled); $opening STRING (name of the opening figure); $rankNumbers MAP (rank id ->
//             number)
// Returns     id STRING; held INTEGER, settledBefore INTEGER (rank numbers, 0 = none); qualifies BOOLEAN
// Try         :params {sheet: "2026-11/0", rankBy: "paidAs", back: 0, mark: "payable", property: "settled advance", opening: "paidOnce:advance", rankNumbers: {}}
MATCH (standing:Standing {sheet: $sheet})-[:OF]->(distributor)
WHERE
  standing.distributorId IS NOT NULL
  AND (standing[$rankBy] > 0 OR standing.title > 0) // a title given by hand is remembered as not paid
CALL (standing) {
  MATCH (standing) (()-[:FOLLOWS]->())* (earlier)
  WITH earlier
  LIMIT $back + 1
  RETURN
    count(*) AS periods,
    min(earlier[$rankBy]) AS lowest
}
OPTIONAL MATCH (standing)-[:FOLLOWS]->(before)
OPTIONAL MATCH (brought:Opening {id: standing.distributorId + "/" + $opening})
WITH
  standing,
  periods,
  lowest,
  before[$property] AS settled,
  coalesce(before.title, $rankNumbers[distributor.openingTitle], 0) AS had,
  brought.value AS brought
RETURN
  standing.distributorId AS id,
  CASE WHEN periods > $back THEN lowest ELSE 0 END AS held,
  CASE
    WHEN settled IS NOT NULL THEN settled
    WHEN brought = "true" AND had = 0 THEN 1
    ELSE coalesce(toInteger(brought), had)
  END AS settledBefore,
  coalesce(standing[$mark], false) AS qualifies
ORDER BY
  id ASC

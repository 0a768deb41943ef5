// One page of a sheet's placement tree as another sheet has it: each standing on the same leg of the same person.
//
// Edges that the original does not have are taken away, so the step may run again.
// Parameters  $sheet STRING; $from STRING (the sheet that is copied); $after STRING (last id of the page before, ""
//             at first); $limit INTEGER
// Returns     last STRING (null when there was nothing left)
// Try         :params {sheet: "trial:x/2026-11", from: "2026-11/0", after: "", limit: 100}
MATCH (source:Standing {sheet: $from})
WHERE source.distributorId > $after
WITH source
ORDER BY source.distributorId ASC
LIMIT $limit
WITH collect(source) AS page, max(source.distributorId) AS last
CALL (page) {
  UNWIND page AS source
  MATCH (standing:Standing {sheet: $sheet, distributorId: source.distributorId})
  OPTIONAL MATCH (source)-[place:UNDER_PLACEMENT]->(parent)
  OPTIONAL MATCH (above:Standing {sheet: $sheet, distributorId: parent.distributorId})
  OPTIONAL MATCH (standing)-[stale:UNDER_PLACEMENT]->(other WHERE above IS NULL OR other <> above)
  DELETE stale
  WITH standing, above, place.leg AS leg
  WHERE above IS NOT NULL
  MERGE (standing)-[copy:UNDER_PLACEMENT]->(above)
  SET copy.leg = leg
}
RETURN
  last

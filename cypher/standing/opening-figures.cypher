// A figure that distributors bring along, of those of a sheet whose sheet before does not have it.
//
// Parameters  $sheet STRING; $name STRING (graceUsed or lifetimeVolume, both here and on standings)
// Returns     distributorId STRING; value STRING (decimal text)
// Try         :params {sheet: "2026-11/0", name: "lifetimeVolume"}
MATCH (opening:Opening {name: $name})
MATCH (standing:Standing {sheet: $sheet, distributorId: opening.distributorId})
OPTIONAL MATCH (standing)-[:FOLLOWS]->(earlier)
WITH opening, earlier
WHERE earlier[$name] IS NULL
RETURN
  opening.distributorId AS distributorId,
  opening.value AS value
ORDER BY
  distributorId ASC

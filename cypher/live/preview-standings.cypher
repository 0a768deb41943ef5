// Copies some people's standings, and those of everybody directly below them in either tree, onto a preview's sheet.
//
// The copies hang on nothing that is live: no person, no earlier sheet.
// Parameters  $from STRING (the sheet that is copied); $sheet STRING (the preview's); $people LIST of STRING
// Returns     copied INTEGER
// Try         :params {from: "2026-11/0", sheet: "preview:x/2026-11", people: ["a"]}
UNWIND $people AS id
MATCH (person:Standing {sheet: $from, distributorId: id})
CALL (person) {
  RETURN person AS source
  UNION
  MATCH (person)<-[:UNDER_SPONSOR|UNDER_PLACEMENT]-(source)
  RETURN source
}
WITH DISTINCT source
CREATE (copy:Standing {sheet: $sheet, distributorId: source.distributorId})
SET copy = source {.*, sheet: $sheet}
RETURN
  count(copy) AS copied

// Makes the people of a preview's sheet, as they stand on the sheet that is looked at. They hang on nothing that is live.
//
// Parameters  $sheet STRING (the preview's); $people LIST of {id STRING, of MAP (properties, without the sheet)}
// Returns     made INTEGER
// Try         :params {sheet: "preview:x/2026-11", people: [{id: "a", of: {totalVolume: 0}}]}
UNWIND $people AS person
CREATE (copy:Standing {sheet: $sheet, distributorId: person.id})
SET copy += person.of
RETURN
  count(copy) AS made

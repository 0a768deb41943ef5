// Sets the career title that a distributor's first sheet starts from.
//
// Parameters  $id STRING; $title STRING (rank id) or null
// Returns     id STRING
// Try         :params {id: "1001", title: "silver"}
MATCH (person:Distributor {id: $id})
SET person.openingTitle = $title
RETURN
  person.id AS id

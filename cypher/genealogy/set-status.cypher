// Sets the company's word about a distributor.
//
// Parameters  $id STRING; $status STRING (active, suspended, terminated)
// Returns     id STRING
// Try         :params {id: "1001", status: "active"}
MATCH (person:Distributor {id: $id})
SET person.status = $status
RETURN
  person.id AS id

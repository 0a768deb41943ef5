// Who are these distributors?
//
// Parameters  $ids LIST OF STRING
// Returns     id STRING; name STRING; country STRING; email STRING; joinedAt INTEGER (epoch milliseconds);
//             status STRING (active, suspended, terminated)
// Try         :params {ids: ["1001", "1002"]}
UNWIND $ids AS wanted
MATCH (person:Distributor {id: wanted})
RETURN
  person.id AS id,
  person.name AS name,
  person.country AS country,
  person.email AS email,
  person.joinedAt.epochMillis AS joinedAt,
  person.status AS status

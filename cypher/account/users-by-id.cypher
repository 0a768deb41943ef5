// Who has these accounts?
//
// Parameters  $ids LIST OF STRING
// Returns     id STRING; email STRING; name STRING; roles LIST OF STRING; distributorId STRING or null
// Try         :params {ids: ["u1"]}
UNWIND $ids AS wanted
MATCH (user:User {id: wanted})
RETURN
  user.id AS id,
  user.email AS email,
  user.name AS name,
  user.roles AS roles,
  user.distributorId AS distributorId

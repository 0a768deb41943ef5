// Who works on the exceptions?
//
// Parameters  none
// Returns     id STRING; email STRING; name STRING; roles LIST OF STRING; distributorId STRING or null
// Try         :params {}
MATCH (user:User)
WHERE any(role IN user.roles WHERE role IN ["operations", "finance"])
RETURN
  user.id AS id,
  user.email AS email,
  user.name AS name,
  user.roles AS roles,
  user.distributorId AS distributorId
ORDER BY
  name ASC,
  id ASC
LIMIT 200

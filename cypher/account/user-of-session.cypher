// Whose session is this, if it has not expired?
//
// Parameters  $tokenHash STRING; $now INTEGER (epoch milliseconds)
// Returns     id STRING; email STRING; name STRING; roles LIST OF STRING; distributorId STRING or null
// Try         :params {tokenHash: "00", now: 1794000000000}
MATCH (session:Session {tokenHash: $tokenHash})-[:OF_USER]->(user:User)
WHERE session.expiresAt > datetime({epochMillis: $now})
RETURN
  user.id AS id,
  user.email AS email,
  user.name AS name,
  user.roles AS roles,
  user.distributorId AS distributorId

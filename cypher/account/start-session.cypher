// Starts a session of a user; sessions of his that have expired go.
//
// Parameters  $tokenHash STRING; $userId STRING; $expiresAt INTEGER, $now INTEGER (epoch milliseconds)
// Returns     userId STRING
// Try         :params {tokenHash: "00", userId: "u1", expiresAt: 1794000000000, now: 1793900000000}
MATCH (user:User {id: $userId})
MERGE (session:Session {tokenHash: $tokenHash})
ON CREATE SET session.expiresAt = datetime({epochMillis: $expiresAt})
MERGE (session)-[:OF_USER]->(user)
WITH
  user
CALL (user) {
  MATCH (user)<-[:OF_USER]-(old:Session)
  WHERE old.expiresAt < datetime({epochMillis: $now})
  DETACH DELETE old
}
RETURN
  user.id AS userId

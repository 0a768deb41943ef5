// Ends a session.
//
// Parameters  $tokenHash STRING
// Returns     nothing
// Try         :params {tokenHash: "00"}
MATCH (session:Session {tokenHash: $tokenHash})
DETACH DELETE session

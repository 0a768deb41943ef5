// Whose account has this address, and what is its password's hash?
//
// Parameters  $email STRING (lower case)
// Returns     id STRING; email STRING; name STRING; roles LIST OF STRING; distributorId STRING or null; passwordHash STRING (argon2)
// Try         :params {email: "lead@heartwood.example"}
MATCH (user:User {email: $email})
RETURN
  user.id AS id,
  user.email AS email,
  user.name AS name,
  user.roles AS roles,
  user.distributorId AS distributorId,
  user.passwordHash AS passwordHash

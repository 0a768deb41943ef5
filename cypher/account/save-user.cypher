// Makes an account, or brings it to this state.
//
// Parameters  $id STRING; $email STRING (lower case); $name STRING; $roles LIST OF STRING; $distributorId STRING or null;
//             $passwordHash STRING (argon2)
// Returns     id STRING
// Try         :params {id: "u1", email: "a@b.example", name: "A", roles: ["operations"], distributorId: null, passwordHash: "x"}
MERGE (user:User {id: $id})
SET
  user.email = $email,
  user.name = $name,
  user.roles = $roles,
  user.distributorId = $distributorId,
  user.passwordHash = $passwordHash
RETURN
  user.id AS id

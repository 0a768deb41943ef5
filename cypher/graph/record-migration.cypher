// Remembers that a schema file has been applied.
//
// Parameters  $name STRING; $checksum STRING (sha256 of its text, hex)
// Returns     name STRING
// Try         :params {name: "V0001__identities.cypher", checksum: "00"}
MERGE (migration:Migration {name: $name})
ON CREATE SET migration.checksum = $checksum, migration.at = datetime()
RETURN
  migration.name AS name

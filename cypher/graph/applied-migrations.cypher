// Which schema files have been applied to this database?
//
// Parameters  none
// Returns     name STRING (file name); checksum STRING (sha256 of its text, hex)
// Try         :params {}
MATCH (migration:Migration)
RETURN
  migration.name AS name,
  migration.checksum AS checksum
ORDER BY
  name ASC

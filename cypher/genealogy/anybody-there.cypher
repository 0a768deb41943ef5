// Is there any person at all?
//
// Parameters  none
// Returns     there BOOLEAN
// Try         :params {}
OPTIONAL MATCH (person:Person)
WITH person
LIMIT 1
RETURN
  person IS NOT NULL AS there

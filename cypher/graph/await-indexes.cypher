// Waits until every index is online (at most ten minutes).
//
// Parameters  none
// Returns     nothing
// Try         :params {}
CALL db.awaitIndexes(600)

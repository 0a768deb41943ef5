// Moves a case to a state.
//
// Parameters  $id STRING; $state STRING; $assigneeId STRING or null; $proposedBy STRING or null; $settledBy STRING or null;
//             $action STRING or null; $reopens BOOLEAN (whether a run that finds it again opens it again)
// Returns     id STRING
// Try         :params {id: "c1", state: "resolved", assigneeId: null, proposedBy: null, settledBy: "u1", action: "keep_held", reopens: false}
MATCH (parked:Exception {id: $id})
SET
  parked.state = $state,
  parked.assigneeId = $assigneeId,
  parked.proposedBy = $proposedBy,
  parked.settledBy = $settledBy,
  parked.action = $action,
  parked.reopens = $reopens
RETURN
  parked.id AS id

// Somebody breaks a what-if off, or takes a finished one away; whoever computes it is fenced off by the caller.
//
// Parameters  $id STRING; $removing BOOLEAN (its results go too); $cleared BOOLEAN (false: its sheet was taken, and has to be
//             taken away); $at INTEGER (epoch ms)
// Returns     state STRING (from now on); none where there is no such what-if
// Try         :params {id: "x", removing: false, cleared: true, at: 0}
MATCH (record:WhatIf {id: $id})
SET record.locked = true
WITH record, record.state IN ["waiting", "running"] AS busy
SET
  record.state = CASE WHEN busy THEN "cancelled" ELSE record.state END,
  record.finishedAt = CASE WHEN busy THEN datetime({epochMillis: $at}) ELSE record.finishedAt END,
  record.removing = record.removing OR $removing,
  record.cleared = record.cleared AND $cleared
RETURN
  record.state AS state

// Writes down how cases came out.
//
// Parameters  $rows LIST OF MAP {id, state (green or red), differencesJson STRING, differenceCount INTEGER};
//             $at INTEGER (epoch ms); $runId STRING or null
// Returns     recorded INTEGER
// Try         :params {rows: [{id: "demo@1/caps/1", state: "green", differencesJson: "[]", differenceCount: 0}], at: 0, runId: null}
UNWIND $rows AS row
MATCH (case:PlanCase {id: row.id})
SET
  case.state = row.state,
  case.differencesJson = row.differencesJson,
  case.differenceCount = row.differenceCount,
  case.ranAt = datetime({epochMillis: $at}),
  case.runId = $runId
RETURN
  count(*) AS recorded

// Sets a correction beside an award, once; the award itself stays.
//
// Parameters  $awardId, $by (id of a user), $reason STRING; $at INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {awardId: "spring/lisbon/1001", by: "u", reason: "Returned", at: 0}
MATCH (award:Award {id: $awardId})
MERGE (correction:AwardCorrection {id: $awardId})
ON CREATE SET
  correction.by = $by,
  correction.reason = $reason,
  correction.at = datetime({epochMillis: $at})
MERGE (correction)-[:CORRECTS]->(award)
RETURN
  correction.id AS id

// Keeps that somebody has reached a rank in an open period, or lost it again; the same once.
//
// Parameters  $id STRING; $distributorId STRING; $kind STRING (reached or lost); $rank STRING (id); $periodId STRING; $at
//             INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {id: "reached:2026-11:a:gold", distributorId: "a", kind: "reached", rank: "gold", periodId: "2026-11", at: 1790000000000}
MATCH (distributor:Distributor {id: $distributorId})
MERGE (alert:RankAlert {id: $id})
ON CREATE SET
  alert.kind = $kind,
  alert.rank = $rank,
  alert.periodId = $periodId,
  alert.at = datetime({epochMillis: $at})
MERGE (alert)-[:ABOUT]->(distributor)
RETURN
  alert.id AS id

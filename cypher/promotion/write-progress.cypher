// Writes a part of a promotion's snapshot; nobody sees it before show-snapshot.
//
// Parameters  $promotion STRING; $snapshot INTEGER; $rows LIST OF MAP {distributorId, status STRING; place, points
//             INTEGER; figures LIST OF INTEGER (in the order of the measures); met, wins LIST OF STRING (ids of tiers);
//             since LIST OF INTEGER (epoch ms, beside wins; -1: no instant decides)}
// Returns     written INTEGER
// Try         :params {promotion: "spring", snapshot: 1, rows: []}
UNWIND $rows AS row
MATCH (distributor:Distributor {id: row.distributorId})
MERGE (progress:PromotionProgress {promotion: $promotion, snapshot: $snapshot, distributorId: row.distributorId})
SET progress += row
MERGE (progress)-[:PROGRESS_OF]->(distributor)
RETURN
  count(progress) AS written

// The newest ranks reached and lost by some people and by those whom they sponsor, for each of them.
//
// Parameters  $ids LIST of STRING; $limit INTEGER
// Returns     toId STRING (whom it is told); id, distributorId, name, kind, rank, periodId STRING; at INTEGER (epoch ms)
// Try         :params {ids: ["a"], limit: 10}
UNWIND $ids AS toId
MATCH (to:Distributor {id: toId})
CALL (to) {
  MATCH (to)<-[:SPONSORED_BY*0..1]-(distributor:Distributor)<-[:ABOUT]-(alert:RankAlert)
  RETURN alert, distributor
  ORDER BY alert.at DESC, alert.id ASC
  LIMIT $limit
}
RETURN
  toId,
  alert.id AS id,
  distributor.id AS distributorId,
  distributor.name AS name,
  alert.kind AS kind,
  alert.rank AS rank,
  alert.periodId AS periodId,
  alert.at.epochMillis AS at
ORDER BY
  toId ASC,
  at DESC,
  id ASC

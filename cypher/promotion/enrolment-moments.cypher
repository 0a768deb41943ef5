// Whom did some people enrol in a promotion's window, when, and what became of the newcomers' first orders?
//
// The same people as in set-enrolments, one by one; where a first order is asked, also those whose order is not, or
// no longer, enough.
// Parameters  $sheet STRING; $ids LIST OF STRING; $from, $reached, $through INTEGER (epoch ms); $activeIn STRING or null;
//             $active BOOLEAN; $firstOrder INTEGER (hundredths) or null
// Returns     distributorId STRING; newcomerId STRING; joinedAt INTEGER (epoch ms); parts LIST OF MAP (at in epoch ms, volume in
//             hundredths; of the first order and its returns; empty where none is asked)
// Try         :params {sheet: "promotion/spring", ids: ["1001"], from: 1793491200000, reached: 1796083200000, through: 1796083200000, activeIn: null, active: false, firstOrder: null}
UNWIND $ids AS id
MATCH (:Standing {sheet: $sheet, distributorId: id})<-[:UNDER_SPONSOR]-()-[:OF]->(newcomer)
WHERE
  newcomer.joinedAt >= datetime({epochMillis: $from})
  AND newcomer.joinedAt < datetime({epochMillis: $reached})
  AND (NOT $active OR EXISTS { (:Standing {sheet: $activeIn, distributorId: newcomer.id, active: true}) })
CALL (newcomer) {
  WITH newcomer
  WHERE $firstOrder IS NULL
  RETURN [] AS parts
UNION
  WITH newcomer
  WHERE $firstOrder IS NOT NULL
  MATCH (newcomer)<-[:BOUGHT_BY]-(order:Order)<-[:FOR_ORDER]-(entry:VolumeEntry)
  WHERE
    order.kind <> "return"
    AND entry.own
    AND entry.at < datetime({epochMillis: $reached})
  WITH order, min(entry.at) AS first
  ORDER BY first ASC, order.id ASC
  LIMIT 1
  MATCH (order)<-[:RETURNS*0..1]-()<-[:FOR_ORDER]-(part:VolumeEntry)
  WHERE
    first >= datetime({epochMillis: $from})
    AND part.at < datetime({epochMillis: $through})
  RETURN collect({at: part.at.epochMillis, volume: part.qualifying}) AS parts
}
RETURN
  id AS distributorId,
  newcomer.id AS newcomerId,
  newcomer.joinedAt.epochMillis AS joinedAt,
  parts
ORDER BY
  distributorId ASC,
  newcomerId ASC

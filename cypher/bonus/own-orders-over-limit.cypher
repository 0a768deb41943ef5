// The own orders and returns of sellers whose own use in a period is above what counts, by instant.
//
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER (decisions up to
//             this number count); $share INTEGER (ppm, below a million);
//             $ofSold BOOLEAN (the share is of all that was sold; else of what counts, own use included)
// Returns     orderId, sourceId STRING; own BOOLEAN; commissionable INTEGER, qualifying INTEGER (hundredths, negative
//             for a return); kind STRING; product STRING or null; placedAt INTEGER (epoch ms) of what was sold;
//             joinedAt INTEGER (epoch ms) of the seller; returnsOrderId STRING or null; limit INTEGER (hundredths)
// Try         :params {from: 1793491200000, until: 1796083200000, decided: 0, share: 300000, ofSold: true}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND coalesce(entry.decision, 0) <= $decided
MATCH (entry)-[:COUNTS_FOR]->(distributor)
WITH
  distributor,
  sum(CASE WHEN entry.own THEN entry.commissionable ELSE 0 END) AS ownUse,
  sum(entry.commissionable) AS sold
WITH
  distributor,
  ownUse,
  CASE // by parts that stay within 64 bits
    WHEN $ofSold THEN sold / 1000000 * $share + sold % 1000000 * $share / 1000000
    ELSE (sold - ownUse) / (1000000 - $share) * $share + (sold - ownUse) % (1000000 - $share) * $share / (1000000 - $share)
  END AS limit
WHERE ownUse > 0 AND ownUse > limit
MATCH (distributor)<-[:COUNTS_FOR]-(entry:VolumeEntry)-[:FOR_ORDER]->(order)
WHERE
  entry.own
  AND entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND coalesce(entry.decision, 0) <= $decided
WITH
  distributor,
  order,
  limit,
  min(entry.at) AS at,
  sum(entry.commissionable) AS commissionable,
  sum(entry.qualifying) AS qualifying
WHERE commissionable <> 0
OPTIONAL MATCH (order)-[:RETURNS]->(returned)
WITH distributor, order, limit, at, commissionable, qualifying, returned, coalesce(returned, order) AS sale
RETURN
  order.id AS orderId,
  distributor.id AS sourceId,
  true AS own,
  commissionable,
  qualifying,
  sale.kind AS kind,
  sale.product AS product,
  sale.placedAt.epochMillis AS placedAt,
  distributor.joinedAt.epochMillis AS joinedAt,
  returned.id AS returnsOrderId,
  limit
ORDER BY
  sourceId ASC,
  at ASC,
  orderId ASC

// Who takes part in a tier of a pool, with what his shares and his place are worked out from.
//
// Parameters  $sheet STRING; $rankBy STRING (title or paidAs); $mark STRING (property that is true of who takes
//             part); $points STRING, $place STRING (measures of a standing)
// Returns     id STRING; rank INTEGER (rank number); points INTEGER, place INTEGER (hundredths of a point);
//             joinedAt INTEGER (epoch ms)
// Try         :params {sheet: "2026-11/0", rankBy: "paidAs", mark: "payable", points: "totalVolume", place: "totalVolume"}
MATCH (standing:Standing {sheet: $sheet})-[:OF]->(distributor)
WHERE standing[$mark]
RETURN
  standing.distributorId AS id,
  standing[$rankBy] AS rank,
  coalesce(standing[$points], 0) AS points,
  coalesce(standing[$place], 0) AS place,
  distributor.joinedAt.epochMillis AS joinedAt
ORDER BY
  id ASC

// Who takes part in a tier of a pool, with what his shares and his place are worked out from.
//
// Parameters  $sheet STRING; $rankBy STRING (title or paidAs); $mark STRING (property that is true of who takes
//             part); $measures LIST of STRING (volumes of a standing); $everybody BOOLEAN (with those who do not)
// Returns     id STRING; rank INTEGER (rank number); takesPart BOOLEAN; has LIST of INTEGER (hundredths of a point, by measure);
//             had LIST of INTEGER (the same in the period before, 0 where he was not there); joinedAt INTEGER (epoch ms)
// Try         :params {sheet: "2026-11/0", rankBy: "paidAs", mark: "payable", measures: ["totalVolume"], everybody: false}
MATCH (standing:Standing {sheet: $sheet})-[:OF]->(distributor)
WHERE standing.distributorId IS NOT NULL AND ($everybody OR standing[$mark])
OPTIONAL MATCH (standing)-[:FOLLOWS]->(before)
RETURN
  standing.distributorId AS id,
  standing[$rankBy] AS rank,
  coalesce(standing[$mark], false) AS takesPart,
  [measure IN $measures | coalesce(standing[measure], 0)] AS has,
  [measure IN $measures | coalesce(before[measure], 0)] AS had,
  distributor.joinedAt.epochMillis AS joinedAt
ORDER BY
  id ASC

// What everybody of a promotion's sheet has in each of its measures.
//
// Parameters  $sheet STRING; $entry STRING or null (property of the rank before the window); $properties LIST OF STRING
// Returns     distributorId STRING; status STRING; joinedAt INTEGER (epoch ms); entryRank INTEGER (number, 0 for none);
//             figures LIST OF INTEGER (hundredths, counts and rank numbers, in the order of the properties)
// Try         :params {sheet: "promotion/spring", entry: null, properties: ["measure 0"]}
MATCH (standing:Standing {sheet: $sheet})-[:OF]->(distributor)
WHERE standing.distributorId IS NOT NULL
RETURN
  standing.distributorId AS distributorId,
  standing.status AS status,
  distributor.joinedAt.epochMillis AS joinedAt,
  CASE WHEN $entry IS NULL THEN 0 ELSE standing[$entry] END AS entryRank,
  [property IN $properties | standing[property]] AS figures
ORDER BY
  distributorId ASC

// Which enrolments of each sponsor are passed up: those of some numbers by (joining, id), and every so-manyth later.
//
// Parameters  $sheet STRING; $first LIST of INTEGER (numbers from 1 on), $last INTEGER (the last of them, or 0); $every
//             INTEGER or null; $keeps BOOLEAN (whoever has nobody above him passes nobody up); $property STRING (of a
//             standing)
// Returns     passed INTEGER
// Try         :params {sheet: "2026-11/0", first: [1, 2], last: 2, every: null, keeps: true, property: "passed up two-up"}
MATCH (sponsor:Standing {sheet: $sheet})<-[:UNDER_SPONSOR]-(recruit)-[:OF]->(distributor)
WHERE sponsor.distributorId IS NOT NULL
WITH sponsor, recruit, distributor
ORDER BY distributor.joinedAt ASC, distributor.id ASC
WITH sponsor, collect(recruit) AS recruits
WITH recruits, NOT $keeps OR EXISTS { (sponsor)-[:UNDER_SPONSOR]->() } AS mayPass
UNWIND range(1, size(recruits)) AS number
WITH
  recruits[number - 1] AS recruit,
  mayPass
  AND (number IN $first OR ($every IS NOT NULL AND number > $last AND (number - $last) % $every = 0)) AS passes
SET recruit[$property] = passes
RETURN
  sum(CASE WHEN passes THEN 1 ELSE 0 END) AS passed

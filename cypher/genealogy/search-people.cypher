// Which distributors have a name or id that begins like these words?
//
// With a viewer, only himself and those below him; the filter runs before the limit.
// Parameters  $query STRING (full-text, already made safe); $viewerId STRING or null;
//             $edge STRING (SPONSORED_BY or PLACED_UNDER); $limit INTEGER
// Returns     id STRING; name STRING; country STRING; email STRING; joinedAt INTEGER (epoch milliseconds);
//             status STRING; best match first
// Try         :params {query: "+mar*", viewerId: null, edge: "SPONSORED_BY", limit: 20}
CALL db.index.fulltext.queryNodes("person_search", $query) YIELD node, score
WITH
  node AS person,
  score
WHERE
  person:Distributor
  AND (
    $viewerId IS NULL
    OR person.id = $viewerId
    OR EXISTS { (person) (()-[step:SPONSORED_BY|PLACED_UNDER WHERE type(step) = $edge]->())+ (:Distributor {id: $viewerId}) }
  )
WITH
  person,
  score
LIMIT $limit
RETURN
  person.id AS id,
  person.name AS name,
  person.country AS country,
  person.email AS email,
  person.joinedAt.epochMillis AS joinedAt,
  person.status AS status
ORDER BY
  score DESC,
  id ASC

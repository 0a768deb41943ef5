// Who stands directly below some people? The first ones of all of them, in the order of these people.
//
// Parameters  $ids LIST of STRING; $edge STRING (SPONSORED_BY or PLACED_UNDER); $limit INTEGER
// Returns     id STRING; name STRING; country STRING; email STRING; joinedAt INTEGER (epoch milliseconds);
//             status STRING; place INTEGER (of whom he stands below in $ids)
// Try         :params {ids: ["1001", "1002"], edge: "SPONSORED_BY", limit: 200}
UNWIND range(0, size($ids) - 1) AS place
MATCH (:Distributor {id: $ids[place]})<-[:$($edge)]-(child:Distributor)
WITH
  place,
  child
ORDER BY
  place ASC,
  child.id ASC
LIMIT $limit
RETURN
  child.id AS id,
  child.name AS name,
  child.country AS country,
  child.email AS email,
  child.joinedAt.epochMillis AS joinedAt,
  child.status AS status,
  place
ORDER BY
  place ASC,
  id ASC

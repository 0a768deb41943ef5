// Who are a distributor's customers, by name?
//
// Parameters  $id STRING; $afterName STRING or null; $afterId STRING or null; $limit INTEGER
// Returns     id STRING; name STRING; kind STRING (retail or preferred)
// Try         :params {id: "1001", afterName: null, afterId: null, limit: 20}
MATCH (:Distributor {id: $id})<-[:CUSTOMER_OF]-(customer:Customer)
WHERE
  $afterName IS NULL
  OR customer.name > $afterName
  OR (customer.name = $afterName AND customer.id > $afterId)
RETURN
  customer.id AS id,
  customer.name AS name,
  customer.kind AS kind
ORDER BY
  name ASC,
  id ASC
LIMIT $limit

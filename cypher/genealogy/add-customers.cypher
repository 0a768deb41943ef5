// Adds customers under their distributors, with the distributor who enrolled each where one is named.
//
// Parameters  $importId STRING or null; $rows LIST OF {id, name, email or null, kind, distributorId, enrolledById or
//             null, rowHash}
// Returns     added INTEGER
// Try         :params {importId: "i1", rows: [{id: "c", name: "Cy", email: null, kind: "retail", distributorId: "a", enrolledById: null, rowHash: "x"}]}
UNWIND $rows AS row
MATCH (distributor:Distributor {id: row.distributorId})
OPTIONAL MATCH (enroller:Distributor {id: row.enrolledById})
CREATE (customer:Person:Customer {
  id: row.id,
  name: row.name,
  email: row.email,
  kind: row.kind,
  importId: $importId,
  rowHash: row.rowHash
})-[:CUSTOMER_OF]->(distributor)
FOREACH (by IN CASE WHEN enroller IS NULL THEN [] ELSE [enroller] END |
  CREATE (customer)-[:ENROLLED_BY]->(by)
)
RETURN
  count(*) AS added

// Adds distributors, each as a person without any place in a tree yet.
//
// Parameters  $importId STRING or null; $rows LIST OF {id, name, email or null, country or null, joinedAt INTEGER
//             (epoch ms), status, title or null, rowHash}
// Returns     added INTEGER
// Try         :params {importId: "i1", rows: [{id: "a", name: "Ada", email: null, country: "US", joinedAt: 1790000000000, status: "active", title: null, rowHash: "x"}]}
UNWIND $rows AS row
CREATE (:Person:Distributor {
  id: row.id,
  name: row.name,
  email: row.email,
  country: row.country,
  joinedAt: datetime({epochMillis: row.joinedAt}),
  status: row.status,
  openingTitle: row.title,
  importId: $importId,
  rowHash: row.rowHash
})
RETURN
  count(*) AS added

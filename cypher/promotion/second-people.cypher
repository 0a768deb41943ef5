// Everybody who may take part in a promotion, as the import and the company left him.
//
// Parameters  none
// Returns     id, status STRING; joinedAt INTEGER (epoch ms); openingTitle STRING or null (id of a rank)
// Try         :params {}
MATCH (distributor:Distributor)
RETURN
  distributor.id AS id,
  distributor.status AS status,
  distributor.joinedAt.epochMillis AS joinedAt,
  distributor.openingTitle AS openingTitle
ORDER BY
  id ASC

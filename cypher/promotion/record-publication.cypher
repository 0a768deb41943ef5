// Keeps who published a promotion; published is true with the second of them.
//
// Run after lock-promotion in the same transaction.
// Parameters  $id, $publicationsJson STRING; $published BOOLEAN
// Returns     id STRING
// Try         :params {id: "spring", publicationsJson: "[]", published: false}
MATCH (promotion:Promotion {id: $id})
SET
  promotion.publicationsJson = $publicationsJson,
  promotion.state = CASE WHEN $published THEN "published" ELSE promotion.state END
RETURN
  promotion.id AS id

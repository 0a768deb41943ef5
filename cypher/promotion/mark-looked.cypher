// Notes that a settled promotion was looked at for later returns, and up to which event.
//
// Parameters  $id STRING; $at INTEGER (epoch ms); $through INTEGER (number of an event)
// Returns     id STRING
// Try         :params {id: "spring", at: 0, through: 0}
MATCH (promotion:Promotion {id: $id})
SET
  promotion.lookedAt = datetime({epochMillis: $at}),
  promotion.lookedThrough = $through
RETURN
  promotion.id AS id

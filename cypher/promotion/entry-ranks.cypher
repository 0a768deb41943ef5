// With which rank did some people enter a promotion's window?
//
// Parameters  $sheet STRING; $ids LIST OF STRING; $property STRING (as set-entry-ranks set it)
// Returns     distributorId STRING; rank INTEGER
// Try         :params {sheet: "promotion/spring", ids: ["1001"], property: "entry title"}
UNWIND $ids AS id
MATCH (standing:Standing {sheet: $sheet, distributorId: id})
RETURN
  id AS distributorId,
  standing[$property] AS rank

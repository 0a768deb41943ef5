// How many people stand below each of these distributors, at any depth?
//
// Parameters  $ids LIST OF STRING; $edge STRING (SPONSORED_BY or PLACED_UNDER)
// Returns     id STRING; people INTEGER
// Try         :params {ids: ["1001"], edge: "SPONSORED_BY"}
UNWIND $ids AS wanted
MATCH (person:Distributor {id: wanted})
CALL (person) {
  MATCH (person)<-[:$($edge)*1..]-(below)
  RETURN count(below) AS people
}
RETURN
  person.id AS id,
  people

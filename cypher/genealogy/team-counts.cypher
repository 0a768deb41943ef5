// How many people stand below each of these distributors, at any depth?
//
// One branch a tree: a walk along one literal type reads half as much as one that asks each step for its type.
// Parameters  $ids LIST OF STRING; $edge STRING (SPONSORED_BY or PLACED_UNDER)
// Returns     id STRING; people INTEGER
// Try         :params {ids: ["1001"], edge: "SPONSORED_BY"}
UNWIND $ids AS wanted
MATCH (person:Distributor {id: wanted})
CALL (person) {
  WITH person
  WHERE $edge = "SPONSORED_BY"
  MATCH (person)<-[:SPONSORED_BY*1..]-(below)
  RETURN count(below) AS people
  UNION ALL
  WITH person
  WHERE $edge = "PLACED_UNDER"
  MATCH (person)<-[:PLACED_UNDER*1..]-(below)
  RETURN count(below) AS people
}
RETURN
  person.id AS id,
  sum(people) AS people

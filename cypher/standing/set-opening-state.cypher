// Sets what people bring along as the state that they go on from.
//
// Parameters  $sheet STRING; $property STRING (graceBefore, lifetimeBefore or goalVolume); $rows LIST of MAP
//             (distributorId STRING; value INTEGER, a count or hundredths of a point)
// Returns     people INTEGER
// Try         :params {sheet: "2026-11/0", property: "lifetimeBefore", rows: []}
UNWIND $rows AS row
MATCH (standing:Standing {sheet: $sheet, distributorId: row.distributorId})
SET standing[$property] = row.value
RETURN
  count(standing) AS people

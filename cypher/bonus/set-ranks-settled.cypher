// Remembers up to which rank people have been settled by a rank advancement bonus.
//
// Parameters  $sheet STRING; $property STRING; $rows LIST of MAP (id STRING, settled INTEGER: rank number)
// Returns     remembered INTEGER
// Try         :params {sheet: "2026-11/0", property: "settled advance", rows: []}
UNWIND $rows AS row
MATCH (standing:Standing {sheet: $sheet, distributorId: row.id})
SET standing[$property] = row.settled
RETURN
  count(*) AS remembered

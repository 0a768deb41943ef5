// Writes differences between another engine's results and ours.
//
// Parameters  $result STRING; $rows LIST OF MAP {place INTEGER (the largest first), cause, distributorId, bonus STRING; ours,
//             theirs, difference INTEGER (minor units); orders INTEGER; orderId STRING or null}
// Returns     written INTEGER
// Try         :params {result: "x", rows: []}
UNWIND $rows AS row
MERGE (difference:EngineDifference {result: $result, place: row.place})
SET
  difference.cause = row.cause,
  difference.distributorId = row.distributorId,
  difference.bonus = row.bonus,
  difference.ours = row.ours,
  difference.theirs = row.theirs,
  difference.difference = row.difference,
  difference.orders = row.orders,
  difference.orderId = row.orderId
RETURN
  count(difference) AS written

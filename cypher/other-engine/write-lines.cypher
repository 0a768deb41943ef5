// Keeps lines of another engine's results; the same line again changes nothing.
//
// Parameters  $result STRING; $rows LIST OF MAP {n INTEGER (its place in the file), distributorId, bonus STRING; orderId,
//             sourceId STRING or null; level INTEGER or null; amountMinor INTEGER}
// Returns     written INTEGER
// Try         :params {result: "x", rows: []}
UNWIND $rows AS row
MERGE (line:EngineLine {result: $result, n: row.n})
SET
  line.distributorId = row.distributorId,
  line.bonus = row.bonus,
  line.orderId = row.orderId,
  line.sourceId = row.sourceId,
  line.level = row.level,
  line.amountMinor = row.amountMinor
RETURN
  count(line) AS written

// The lines of another engine's results, in the order of the file.
//
// Parameters  $result STRING
// Returns     n INTEGER; distributorId, bonus STRING; orderId, sourceId STRING or null; level INTEGER or null; amountMinor
//             INTEGER
// Try         :params {result: "x"}
MATCH (line:EngineLine {result: $result})
WHERE line.n >= 0
RETURN
  line.n AS n,
  line.distributorId AS distributorId,
  line.bonus AS bonus,
  line.orderId AS orderId,
  line.sourceId AS sourceId,
  line.level AS level,
  line.amountMinor AS amountMinor
ORDER BY
  n ASC

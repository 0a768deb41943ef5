// Where do another engine's results differ from ours, the largest difference first?
//
// Parameters  $result STRING; $cause STRING or null (all); $after INTEGER (place of the last one before, -1 at first); $limit
//             INTEGER
// Returns     place INTEGER; cause, distributorId, bonus STRING; ours, theirs, difference INTEGER (minor units); orders
//             INTEGER; orderId STRING or null
// Try         :params {result: "x", cause: null, after: -1, limit: 50}
MATCH (found:EngineDifference {result: $result})
WHERE
  found.place > $after
  AND ($cause IS NULL OR found.cause = $cause)
RETURN
  found.place AS place,
  found.cause AS cause,
  found.distributorId AS distributorId,
  found.bonus AS bonus,
  found.ours AS ours,
  found.theirs AS theirs,
  found.difference AS difference,
  found.orders AS orders,
  found.orderId AS orderId
ORDER BY
  place ASC
LIMIT $limit

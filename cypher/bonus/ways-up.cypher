// Who stands directly above whom along a tree, who may be paid, and what each brought along of lifetime volume.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $mark STRING (property that is true of
//             who may be paid)
// Returns     id STRING; above STRING or null; qualifies BOOLEAN; lifetime INTEGER (hundredths, before the period)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", mark: "payable"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
OPTIONAL MATCH (standing)-[:$($edge)]->(above)
RETURN
  standing.distributorId AS id,
  above.distributorId AS above,
  coalesce(standing[$mark], false) AS qualifies,
  coalesce(standing.lifetimeBefore, 0) AS lifetime
ORDER BY
  id ASC

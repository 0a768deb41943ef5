// Guaranteed overrides: what each leader's group hands up, and what those above keep of it, deepest level first.
//
// Everything is volume of one rate. A leader hands up his own group, at least the guaranteed volume. Whoever may be paid
// and receives something owes the next above his own group, at least the guaranteed volume; what his group lacks is
// taken out of what he received, and he keeps the rest. Whoever may not be paid hands on all that he receives.
// Parameters  $sheet STRING; $edge STRING (the plan's volume tree: depth goes along it); $guarantee INTEGER (hundredths);
//             $leader, $payee STRING (marks); $handed STRING (property that takes what is handed up)
// Returns     id STRING; volume INTEGER (hundredths that he keeps, above zero); exact BOOLEAN (it stayed an integer)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", guarantee: 0, leader: "active", payee: "payable", handed: "handed up leadership"}
OPTIONAL MATCH (deepest:Standing {sheet: $sheet})
WHERE deepest.distributorId IS NOT NULL
WITH coalesce(max(deepest.depth), -1) AS depthMax
UNWIND range(depthMax, 0, -1) AS depth
WITH depth
ORDER BY depth DESC // without it the order of rows into CALL is undefined
CALL (depth) {
  MATCH (standing:Standing {sheet: $sheet, depth: depth})
  OPTIONAL MATCH (standing)<-[:$($edge)]-(below)
  WITH
    standing,
    sum(coalesce(below[$handed], 0)) AS received,
    CASE WHEN standing.groupCommissionable > 0 THEN standing.groupCommissionable ELSE 0 END AS own
  WITH
    standing,
    received,
    own,
    coalesce(standing[$leader], false) AS leads,
    coalesce(standing[$payee], false) AND received > 0 AS keeps,
    CASE WHEN own > $guarantee THEN 0 ELSE $guarantee - own END AS lacking
  SET standing[$handed] = CASE
    WHEN keeps THEN own + CASE WHEN received < lacking THEN received ELSE lacking END
    WHEN leads THEN own + lacking + received
    ELSE received
  END
  WITH standing, keeps, CASE WHEN received > lacking THEN received - lacking ELSE 0 END AS kept
  WHERE keeps AND kept > 0
  RETURN standing.distributorId AS id, kept AS volume
}
RETURN
  id,
  volume,
  volume IS :: INTEGER NOT NULL AS exact
ORDER BY
  id ASC

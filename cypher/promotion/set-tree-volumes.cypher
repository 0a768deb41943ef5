// Own volume and everybody's below, for everybody of a promotion's sheet, in one pass, deepest level first.
//
// A leg counts at most the cap where there is one; what goes on upwards is the whole of it. Group volume leaves
// out the legs of leaders who broke away. Run after set-depth along the same tree.
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $depthMax INTEGER; $group BOOLEAN;
//             $legCap INTEGER (hundredths) or null; $own, $whole, $property STRING (properties: own volume, volume
//             without caps, the measure)
// Returns     levels INTEGER; exact BOOLEAN (every sum stayed an integer)
// Try         :params {sheet: "promotion/spring", edge: "UNDER_SPONSOR", depthMax: 10, group: false, legCap: null, own: "measure 0 own", whole: "measure 0 whole", property: "measure 0"}
UNWIND range($depthMax, 0, -1) AS depth
WITH depth
ORDER BY depth DESC // without it the order of rows into CALL is undefined
CALL (depth) {
  MATCH (standing:Standing {sheet: $sheet, depth: depth})
  OPTIONAL MATCH (standing)<-[step:$($edge)]-(head)
  WITH standing, CASE WHEN head IS NULL OR ($group AND head.brokeAway) THEN 0 ELSE head[$whole] END AS leg
  WITH
    standing,
    sum(leg) AS below,
    sum(CASE WHEN leg > $legCap THEN $legCap ELSE leg END) AS counted
  SET
    standing[$whole] = standing[$own] + below,
    standing[$property] = standing[$own] + counted
  RETURN
    sum(CASE WHEN standing[$whole] IS :: INTEGER NOT NULL AND standing[$property] IS :: INTEGER NOT NULL THEN 0 ELSE 1 END) AS inexact
}
RETURN
  count(*) AS levels,
  sum(inexact) = 0 AS exact

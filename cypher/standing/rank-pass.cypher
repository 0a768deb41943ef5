// Active, rank, breakaway, group and total volume of everybody, settled in one pass, deepest level first.
//
// A leg is a standing directly below along the plan's volume tree with everybody below it. Group volume
// leaves out the groups of leaders who broke away; the title never falls.
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $depthMax INTEGER;
//             $activity MAP (personalVolume, groupVolume, totalVolume: INTEGER hundredths or absent; {} = always);
//             $ranks LIST of MAP, lowest first (number INTEGER; active BOOLEAN or absent; personalVolume,
//             groupVolume, totalVolume as above; legs LIST of MAP: count, and rank, headRank, headActive,
//             totalVolume or absent); $ranksOwn BOOLEAN (false: paidAs and titleBefore stand already);
//             $breakawayRank INTEGER or null
// Returns     levels INTEGER; exact BOOLEAN (every sum stayed an integer)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", depthMax: 10, activity: {}, ranks: [], ranksOwn: true, breakawayRank: null}
UNWIND range($depthMax, 0, -1) AS depth
WITH depth
ORDER BY depth DESC // without it the order of rows into CALL is undefined
CALL (depth) {
  MATCH (standing:Standing {sheet: $sheet, depth: depth})
  OPTIONAL MATCH (standing)<-[:$($edge)]-(head)
  WITH
    standing,
    sum(head.totalVolume) AS belowVolume,
    sum(CASE WHEN head.brokeAway THEN 0 ELSE head.groupVolume END) AS groupBelowVolume,
    sum(head.totalCommissionable) AS belowCommissionable,
    sum(CASE WHEN head.brokeAway THEN 0 ELSE head.groupCommissionable END) AS groupBelowCommissionable,
    coalesce(max(head.bestPaidAs), 0) AS bestBelow,
    collect(CASE WHEN head IS NULL OR size($ranks) = 0 THEN null ELSE head END) AS heads
  WITH
    standing,
    bestBelow,
    heads,
    standing.personalVolume + belowVolume AS totalVolume,
    standing.personalVolume + groupBelowVolume AS groupVolume,
    standing.personalCommissionable + belowCommissionable AS totalCommissionable,
    standing.personalCommissionable + groupBelowCommissionable AS groupCommissionable
  WITH
    *,
    standing.status <> "terminated"
    AND ($activity.personalVolume IS NULL OR standing.personalVolume >= $activity.personalVolume)
    AND ($activity.groupVolume IS NULL OR groupVolume >= $activity.groupVolume)
    AND ($activity.totalVolume IS NULL OR totalVolume >= $activity.totalVolume) AS active
  WITH
    *,
    CASE
      WHEN NOT $ranksOwn THEN standing.paidAs
      WHEN standing.status = "terminated" THEN 0
      ELSE coalesce(
        [
          rank IN $ranks
          WHERE
            (rank.active IS NULL OR rank.active = active)
            AND (rank.personalVolume IS NULL OR standing.personalVolume >= rank.personalVolume)
            AND (rank.groupVolume IS NULL OR groupVolume >= rank.groupVolume)
            AND (rank.totalVolume IS NULL OR totalVolume >= rank.totalVolume)
            AND all(
              leg IN rank.legs
              WHERE
                size([
                  head IN heads
                  WHERE
                    (leg.rank IS NULL OR head.bestPaidAs >= leg.rank)
                    AND (leg.headRank IS NULL OR head.paidAs >= leg.headRank)
                    AND (leg.headActive IS NULL OR head.active = leg.headActive)
                    AND (leg.totalVolume IS NULL OR head.totalVolume >= leg.totalVolume)
                ]) >= leg.count
            )
        ][-1].number,
        0
      )
    END AS paidAs
  SET
    standing.totalVolume = totalVolume,
    standing.groupVolume = groupVolume,
    standing.totalCommissionable = totalCommissionable,
    standing.groupCommissionable = groupCommissionable,
    standing.active = active,
    standing.paidAs = paidAs,
    standing.title = CASE WHEN paidAs > standing.titleBefore THEN paidAs ELSE standing.titleBefore END,
    standing.bestPaidAs = CASE WHEN paidAs > bestBelow THEN paidAs ELSE bestBelow END,
    standing.brokeAway = coalesce(paidAs >= $breakawayRank, false)
  RETURN
    sum(CASE WHEN totalVolume IS :: INTEGER NOT NULL AND groupVolume IS :: INTEGER NOT NULL AND totalCommissionable IS :: INTEGER NOT NULL AND groupCommissionable IS :: INTEGER NOT NULL THEN 0 ELSE 1 END) AS inexact
}
RETURN
  count(*) AS levels,
  sum(inexact) = 0 AS exact

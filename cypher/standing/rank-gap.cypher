// How far people are from their next rank: what is missing of the requirement that is furthest away.
//
// Of alternatives the nearest counts. A figure is as far as it is filled, in ppm rounded down; what is no figure (active is
// asked by the figures of the plan's activity) is there or not. Nobody is near of whom nothing of a requirement is filled.
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $next LIST by rank number paid as (0: none) of
//             alternatives as in rank-pass, but that an atLeast says whether it is a figure BOOLEAN; null: no next rank;
//             $asked MAP as in rank-pass; $people LIST of STRING or null (whose; null: everybody's)
// Returns     moved INTEGER (people whose gap is another)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", next: [[[]]], asked: {}, people: null}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL
  RETURN standing
  UNION ALL
  UNWIND coalesce($people, []) AS id
  MATCH (standing:Standing {sheet: $sheet, distributorId: id})
  RETURN standing
}
CALL (standing) {
  WITH standing
  WHERE $asked.heads
  MATCH (standing)<-[step:$($edge)]-(head)
  RETURN collect(head {.bestPaidAs, .paidAs, .active, .totalVolume, leg: step.leg}) AS heads
}
CALL (standing) {
  WITH standing
  WHERE $asked.compressed
  MATCH (standing)<-[first:$($edge)]-(top)
  MATCH (top)<-[way:UNDER_SPONSOR|UNDER_PLACEMENT*0..]-(head)
  WHERE head.active AND all(step IN way WHERE type(step) = $edge AND NOT endNode(step).active)
  RETURN collect(head {.bestPaidAs, .paidAs, .active, .totalVolume, leg: first.leg}) AS compressed
}
CALL (standing) {
  WITH standing
  WHERE $asked.sponsored
  MATCH (standing)<-[:UNDER_SPONSOR]-(person)
  RETURN collect(person) AS sponsored
}
WITH
  standing,
  CASE WHEN standing.status <> "terminated" THEN $next[standing.paidAs] END AS alternatives,
  heads,
  compressed,
  sponsored
WITH
  standing,
  [
    parts IN alternatives |
    reduce(
      pairs = [],
      part IN parts |
      pairs
        + [
          one IN part.atLeast |
          CASE
            WHEN one.figure THEN [coalesce(standing[one.by], 0), coalesce(one.value, standing[one.than])]
            WHEN coalesce(standing[one.by], 0) >= one.value THEN [1, 1]
            ELSE [0, 1]
          END
        ]
        + [one IN part.below | CASE WHEN standing[one.by] < one.value THEN [1, 1] ELSE [0, 1] END]
        + CASE
          WHEN part.customerShare IS NULL THEN []
          WHEN standing.soldVolume > 0
            // the share rounded up to the hundredth, by parts that stay within 64 bits
            THEN [[standing.customerVolume, standing.soldVolume / 1000000 * part.customerShare + (standing.soldVolume % 1000000 * part.customerShare + 999999) / 1000000]]
          ELSE [[0, 1]]
        END
        + [
          capped IN CASE WHEN part.capped IS NULL THEN [] ELSE [part.capped] END |
          [
            reduce(
              counted = 0,
              volume IN [head IN heads | head.totalVolume] + CASE WHEN capped.personal THEN [standing.personalVolume] ELSE [] END |
              counted
                + [
                  cap IN [coalesce(capped.cap, standing.totalVolume / 1000000 * capped.share + standing.totalVolume % 1000000 * capped.share / 1000000)] |
                  CASE WHEN volume > cap THEN cap ELSE volume END
                ][0]
            ) + CASE WHEN capped.personal THEN 0 ELSE standing.personalVolume END,
            capped.atLeast
          ]
        ]
        + [
          group IN part.legs |
          [
            size([
              head IN CASE WHEN part.compressed THEN compressed ELSE heads END
              WHERE
                any(
                  entry IN group.entries
                  WHERE
                    (entry.rank IS NULL OR head.bestPaidAs >= entry.rank)
                    AND (entry.headRank IS NULL OR head.paidAs >= entry.headRank)
                    AND (entry.headActive IS NULL OR head.active)
                    AND (entry.totalVolume IS NULL OR head.totalVolume >= entry.totalVolume)
                    AND (entry.leg IS NULL OR head.leg = entry.leg)
                )
            ]),
            group.count
          ]
        ]
        + [
          asked IN CASE WHEN part.sponsored IS NULL THEN [] ELSE [part.sponsored] END |
          [
            size([
              person IN sponsored
              WHERE
                (asked.active IS NULL OR person.active)
                AND (asked.rank IS NULL OR person.paidAs >= asked.rank)
                AND (asked.personalVolume IS NULL OR person.personalVolume >= asked.personalVolume)
                AND (asked.leg IS NULL OR person.sponsorLeg = asked.leg)
                AND (asked.joinedFrom IS NULL OR person.joinedMillis >= asked.joinedFrom)
            ]),
            asked.count
          ]
        ]
    )
  ] AS ways
WITH
  standing,
  [
    pairs IN ways |
    reduce(
      least = 1000000,
      pair IN pairs |
      CASE
        WHEN least = 0 OR pair[1] IS NULL OR pair[0] <= 0 AND pair[1] > 0 THEN 0
        WHEN pair[0] >= pair[1] THEN least
        // within 64 bits, however large the figures are
        ELSE [
          share IN [CASE WHEN pair[1] < 9000000000000 THEN pair[0] * 1000000 / pair[1] ELSE pair[0] / (pair[1] / 1000000) END] |
          CASE WHEN share < least THEN share ELSE least END
        ][0]
      END
    )
  ] AS shares
WITH standing, reduce(best = 0, share IN shares | CASE WHEN share > best THEN share ELSE best END) AS share
WITH standing, CASE WHEN share > 0 AND share < 1000000 THEN 1000000 - share END AS gap
WHERE coalesce(standing.rankGap, 0) <> coalesce(gap, 0)
SET standing.rankGap = gap
RETURN
  count(standing) AS moved

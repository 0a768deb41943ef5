// Who fulfils a requirement and is not terminated: a boolean mark on the standings of a settled sheet.
//
// The test of a part is the same as in rank-pass, on figures that stand. Absent is false; only what changes
// is written, so the step may run again.
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $mark STRING (property);
//             $alternatives LIST of LIST of MAP and $asked MAP as in rank-pass;
//             $people LIST of STRING or null (whose; null: everybody's)
// Returns     marked INTEGER (marks that changed)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", mark: "meets", alternatives: [[]], asked: {}, people: null}
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
  standing.status <> "terminated"
  AND any(
    parts IN $alternatives
    WHERE
      all(
        part IN parts
        WHERE
          (part.active IS NULL OR standing.active)
          AND all(one IN part.atLeast WHERE coalesce(standing[one.by], 0) >= coalesce(one.value, standing[one.than]))
          AND all(one IN part.below WHERE standing[one.by] < one.value)
          AND (
            part.customerShare IS NULL
            OR (
              standing.soldVolume > 0
              // the share rounded up to the hundredth, by parts that stay within 64 bits
              AND standing.customerVolume >= standing.soldVolume / 1000000 * part.customerShare + (standing.soldVolume % 1000000 * part.customerShare + 999999) / 1000000
            )
          )
          AND (
            part.capped IS NULL
            OR any(
              cap IN [coalesce(part.capped.cap, standing.totalVolume / 1000000 * part.capped.share + standing.totalVolume % 1000000 * part.capped.share / 1000000)]
              WHERE
                reduce(
                  counted = CASE WHEN part.capped.personal AND standing.personalVolume > cap THEN cap ELSE standing.personalVolume END,
                  head IN heads |
                  counted + CASE WHEN head.totalVolume > cap THEN cap ELSE head.totalVolume END
                ) >= part.capped.atLeast
            )
          )
          AND all(
            group IN part.legs
            WHERE
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
              ]) >= group.count
          )
          AND (
            part.sponsored IS NULL
            OR size([
              person IN sponsored
              WHERE
                (part.sponsored.active IS NULL OR person.active)
                AND (part.sponsored.rank IS NULL OR person.paidAs >= part.sponsored.rank)
                AND (part.sponsored.personalVolume IS NULL OR person.personalVolume >= part.sponsored.personalVolume)
                AND (part.sponsored.leg IS NULL OR person.sponsorLeg = part.sponsored.leg)
                AND (part.sponsored.joinedFrom IS NULL OR person.joinedMillis >= part.sponsored.joinedFrom)
            ]) >= part.sponsored.count
          )
      )
  ) AS holds
WHERE coalesce(standing[$mark], false) <> holds
SET standing[$mark] = holds
RETURN
  count(standing) AS marked

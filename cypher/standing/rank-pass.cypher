// Active, rank, breakaway, group and total volume of everybody, settled in one pass, deepest level first.
//
// A leg is a standing directly below along the plan's volume tree with everybody below it. Group volume
// leaves out the groups of leaders who broke away; the title never falls. A rule holds if all parts of one
// of its alternatives do; the test of a part is the same as in mark-requirement.
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $depthMax, $depthMin INTEGER (those levels alone; all below them are settled); $lane INTEGER or null (of whom alone);
//             $rules LIST of MAP, activity first (number 0), then ranks, lowest first: number INTEGER;
//             alternatives LIST of LIST of MAP (a part: active BOOLEAN or null; atLeast, below LIST of {by STRING,
//             value INTEGER, of atLeast null where than STRING names the property to reach}; customerShare INTEGER ppm or null; capped {atLeast, cap INTEGER or null, share
//             INTEGER ppm or null, personal BOOLEAN} or null; compressed BOOLEAN; legs LIST of {count INTEGER,
//             entries LIST of MAP: rank, headRank, headActive, totalVolume, leg or absent}; sponsored {count INTEGER;
//             active, rank, personalVolume, leg, joinedFrom or null} or null); $asked MAP of BOOLEAN (heads, legNames, compressed,
//             sponsored, sides: what the rules look at); $below LIST of MAP, the figures of the people below that
//             are added up: property, byLevel STRING; levels INTEGER or null (everybody below); volume BOOLEAN (personal
//             volume; false: people are counted); personal BOOLEAN (his own is added); active BOOLEAN, rank, personalVolume
//             INTEGER or null (who counts); $lifetime STRING or null (the measure that adds up);
//             $ranksOwn BOOLEAN (false: paidAs and titleBefore stand already); $keeping {holdPeriods, waivers
//             INTEGER, fallsTo LIST of INTEGER by rank} or null; $titles LIST of {number, periods, of INTEGER},
//             lowest first, or null (a paid-as rank is a title at once); $recent INTEGER (periods looked back at);
//             $overrides MAP (distributor id -> {paidAs, title INTEGER or null}); $breakawayRank INTEGER or null;
//             $touched LIST by depth of LIST of STRING (the people whose figures can have changed, with everybody above
//             them) or null: everybody
// Returns     levels INTEGER; exact BOOLEAN (every sum stayed an integer)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", depthMax: 10, depthMin: 0, lane: null, rules: [{number: 0, alternatives: [[]]}], asked: {}, below: [], lifetime: null, ranksOwn: true, keeping: null, titles: null, recent: 0, overrides: {}, breakawayRank: null, touched: null}
UNWIND range($depthMax, $depthMin, -1) AS depth
WITH depth
ORDER BY depth DESC // without it the order of rows into CALL is undefined
CALL (depth) {
  CALL (depth) {
    WITH depth
    WHERE $touched IS NULL
    MATCH (standing:Standing {sheet: $sheet, depth: depth})
    WHERE $lane IS NULL OR coalesce(standing.lane, 1) = $lane
    RETURN standing
    UNION ALL
    UNWIND coalesce($touched[depth], []) AS id
    MATCH (standing:Standing {sheet: $sheet, distributorId: id})
    RETURN standing
  }
  OPTIONAL MATCH (standing)<-[step:$($edge)]-(head)
  WITH
    standing,
    sum(head.totalVolume) AS belowVolume,
    sum(CASE WHEN head.brokeAway THEN 0 ELSE head.groupVolume END) AS groupBelowVolume,
    sum(head.totalCommissionable) AS belowCommissionable,
    sum(CASE WHEN head.brokeAway THEN 0 ELSE head.groupCommissionable END) AS groupBelowCommissionable,
    coalesce(max(head.bestPaidAs), 0) AS bestBelow,
    coalesce(max(head.totalVolume), 0) AS largestLeg,
    collect(
      CASE
        WHEN head IS NULL OR NOT $asked.heads THEN null
        WHEN $asked.legNames THEN head {.bestPaidAs, .paidAs, .active, .totalVolume, leg: step.leg}
        ELSE head
      END
    ) AS heads
  SET
    standing.totalVolume = standing.personalVolume + belowVolume,
    standing.groupVolume = standing.personalVolume + groupBelowVolume,
    standing.totalCommissionable = standing.personalCommissionable + belowCommissionable,
    standing.groupCommissionable = standing.personalCommissionable + groupBelowCommissionable
  FOREACH (one IN CASE WHEN $asked.sides THEN [standing] ELSE [] END |
    SET one.sideVolume = belowVolume - largestLeg
  )
  FOREACH (one IN CASE WHEN $lifetime IS NULL THEN [] ELSE [standing] END |
    SET one.lifetimeVolume = one.lifetimeBefore + one[$lifetime]
  )
  WITH standing, bestBelow, heads
  CALL (standing) {
    WITH standing
    WHERE size($below) > 0
    OPTIONAL MATCH (standing)<-[step:$($edge)]-(person)
    WITH standing, collect(person) AS people
    FOREACH (one IN $below |
      FOREACH (byLevel IN [[
        level IN range(0, coalesce(one.levels, 1) - 1) |
        reduce(
          sum = 0,
          person IN people |
          sum
            + CASE
              WHEN level > 0 THEN person[one.byLevel][level - 1]
              WHEN one.volume THEN person.personalVolume
              WHEN
                (one.active IS NULL OR person.active)
                AND (one.rank IS NULL OR person.paidAs >= one.rank)
                AND (one.personalVolume IS NULL OR person.personalVolume >= one.personalVolume)
                THEN 1
              ELSE 0
            END
            + CASE WHEN one.levels IS NULL THEN person[one.property] ELSE 0 END
        )
      ]] |
        SET
          standing[one.byLevel] = CASE WHEN one.levels IS NULL THEN null ELSE byLevel END,
          standing[one.property] = reduce(
            sum = CASE WHEN one.personal THEN standing.personalVolume ELSE 0 END,
            level IN byLevel |
            sum + level
          )
      )
    )
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
    bestBelow,
    reduce(
      state = {active: false, rank: 0},
      rule IN CASE standing.status WHEN "terminated" THEN [] ELSE $rules END |
      CASE
        WHEN any(
          parts IN rule.alternatives
          WHERE
            all(
              part IN parts
              WHERE
                (part.active IS NULL OR state.active)
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
        ) THEN CASE rule.number
          WHEN 0 THEN {active: true, rank: 0}
          ELSE {active: state.active, rank: rule.number}
        END
        ELSE state
      END
    ) AS state
  WITH
    standing,
    bestBelow,
    state.active AS active,
    state.rank AS earned,
    CASE
      WHEN $keeping IS NULL OR standing.paidAsBefore IS NULL OR standing.status = "terminated" THEN "earned"
      WHEN state.rank >= standing.paidAsBefore THEN "earned"
      WHEN standing.heldBefore < $keeping.holdPeriods THEN "held"
      WHEN standing.graceBefore < $keeping.waivers THEN "grace"
      ELSE "fell"
    END AS kept,
    CASE WHEN $ranksOwn AND standing.status <> "terminated" THEN $overrides[standing.distributorId] END AS override
  WITH
    *,
    CASE
      WHEN NOT $ranksOwn THEN standing.paidAs
      WHEN kept IN ["held", "grace"] THEN standing.paidAsBefore
      WHEN kept = "fell" AND $keeping.fallsTo[standing.paidAsBefore] > earned THEN $keeping.fallsTo[standing.paidAsBefore]
      ELSE earned
    END AS keptRank
  WITH
    *,
    CASE WHEN override.paidAs > keptRank THEN override.paidAs ELSE keptRank END AS paidAs
  WITH
    *,
    CASE
      WHEN $titles IS NULL THEN paidAs
      WHEN NOT $ranksOwn THEN 0
      ELSE coalesce(
        [
          rule IN $titles
          WHERE size([paid IN ([paidAs] + standing.recentBefore)[..rule.of] WHERE paid >= rule.number]) >= rule.periods
        ][-1].number,
        0
      )
    END AS reached
  SET
    standing.active = active,
    standing.paidAs = paidAs,
    standing.title = reduce(
      title = standing.titleBefore,
      other IN [reached, coalesce(override.title, 0)] |
      CASE WHEN other > title THEN other ELSE title END
    ),
    standing.bestPaidAs = CASE WHEN paidAs > bestBelow THEN paidAs ELSE bestBelow END,
    standing.brokeAway = coalesce(paidAs >= $breakawayRank, false)
  FOREACH (one IN CASE WHEN $ranksOwn AND ($keeping IS NOT NULL OR override IS NOT NULL OR standing.keptBy IS NOT NULL) THEN [standing] ELSE [] END |
    SET
      one.earnedRank = earned,
      one.keptBy = CASE WHEN paidAs > keptRank THEN "override" ELSE kept END
  )
  FOREACH (one IN CASE WHEN $ranksOwn AND $keeping IS NOT NULL THEN [standing] ELSE [] END |
    SET
      one.heldPeriods = CASE
        WHEN kept = "earned" OR (kept = "fell" AND keptRank = earned) THEN 0 // a rank that is earned can be held anew
        WHEN kept = "held" THEN one.heldBefore + 1
        ELSE one.heldBefore
      END,
      one.graceUsed = one.graceBefore + CASE kept WHEN "grace" THEN 1 ELSE 0 END
  )
  FOREACH (one IN CASE WHEN $ranksOwn AND $titles IS NOT NULL THEN [standing] ELSE [] END |
    SET one.recentPaidAs = ([paidAs] + one.recentBefore)[..$recent]
  )
  RETURN
    sum(CASE WHEN standing.totalVolume IS :: INTEGER NOT NULL AND standing.groupVolume IS :: INTEGER NOT NULL AND standing.totalCommissionable IS :: INTEGER NOT NULL AND standing.groupCommissionable IS :: INTEGER NOT NULL THEN 0 ELSE 1 END) AS inexact
}
RETURN
  count(*) AS levels,
  sum(inexact) = 0 AS exact

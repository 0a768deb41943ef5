// Matches the two sides of one page of people: what is paid, what is flushed, and what goes on as carry.
//
// docs/plan/binary.md, steps 4 to 10, in that order. "Lo" is the side with less available, "hi" the other;
// with equal sides the first leg is lo. On each side: carry before + new = matched + flushed + carry.
// Parameters  $sheet STRING; $after, $last STRING (the page: ids above the one, up to the other); $mark STRING (property that is true of who may be paid); $asksActive BOOLEAN (activity is
//             part of it); $rankBy STRING (title or paidAs);
//             $unqualified STRING (accumulates or lost); $minimum INTEGER; $maximum INTEGER or null;
//             $by STRING (property that chooses the grade); $grades LIST OF MAP, ascending: from INTEGER, rate
//             INTEGER (ppm), full, cutFrom LIST OF INTEGER or null (by rank number: volume whose pay is the ceiling, and
//             from which it is cut), amounts LIST OF INTEGER (minor units a cycle, by rank number), most LIST OF INTEGER or
//             null (cycles under the ceiling); $steps LIST OF INTEGER or null, $remembered BOOLEAN;
//             $cycle MAP or null (strong, weak INTEGER; again BOOLEAN: the weaker side is looked at after each);
//             $excess STRING or null (consumed, kept, flushAll); $limit INTEGER or null (no limit; 0 = no carry),
//             $carries BOOLEAN; $history MAP or null (times INTEGER: a side carries at most so many times the best match of
//             the last periods INTEGER; ever BOOLEAN: of all); $expiry, $inactivity INTEGER or null. Volumes in hundredths of a point.
// Returns     distributorId STRING; volume INTEGER (matched); ratePpm INTEGER; cycles INTEGER or null; rank
//             INTEGER (rank number); amount INTEGER or null (minor units of one cycle); cut BOOLEAN (the ceiling cut); of those who are paid
// Try         :params {sheet: "2026-W45/0", after: "", last: "d9", mark: "payable", asksActive: false, rankBy: "paidAs", unqualified: "accumulates", minimum: 1, maximum: null, by: "paidAs", grades: [{from: 0, rate: 200000}], steps: null, remembered: false, cycle: null, excess: null, limit: null, carries: true, history: null, expiry: null, inactivity: null}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId > $after AND standing.distributorId <= $last
WITH
  standing,
  [grade IN $grades WHERE standing[$by] >= grade.from][-1] AS grade,
  coalesce(standing[$mark], false) AS fulfils
WITH
  standing,
  grade,
  CASE WHEN $cycle IS NULL THEN null ELSE coalesce(grade.amounts[standing[$rankBy]], 0) END AS amount,
  fulfils
WITH
  *,
  fulfils AND coalesce(CASE WHEN $cycle IS NULL THEN grade.rate > 0 ELSE amount > 0 END, false) AS qualified
WITH
  *,
  CASE WHEN NOT qualified AND $unqualified = "lost" AND standing.newLeft > 0 THEN standing.newLeft ELSE 0 END AS lostLeft,
  CASE WHEN NOT qualified AND $unqualified = "lost" AND standing.newRight > 0 THEN standing.newRight ELSE 0 END AS lostRight
WITH
  *,
  standing.carryLeftBefore + standing.newLeft - lostLeft AS left,
  standing.carryRightBefore + standing.newRight - lostRight AS right
WITH
  *,
  left <= right AS leftIsLo,
  CASE WHEN left <= right THEN left ELSE right END AS lo,
  CASE WHEN left <= right THEN right ELSE left END AS hi
WITH
  *,
  CASE WHEN qualified AND lo >= $minimum THEN 1 ELSE 0 END AS matches,
  CASE WHEN lo > $maximum THEN $maximum ELSE lo END AS lowest,
  CASE WHEN hi > $maximum THEN $maximum ELSE hi END AS highest

// With a percentage: the weaker side, down to a step.
WITH
  *,
  CASE
    WHEN $cycle IS NOT NULL OR matches = 0 THEN 0
    WHEN $steps IS NULL THEN lowest
    ELSE coalesce([step IN $steps WHERE step <= standing.binaryProgress + lowest AND step > standing.binaryProgress][-1] - standing.binaryProgress, 0)
  END AS climbed
WITH
  *,
  CASE WHEN climbed > grade.full[standing[$rankBy]] THEN grade.full[standing[$rankBy]] ELSE climbed END AS paidVolume,
  coalesce(climbed >= grade.cutFrom[standing[$rankBy]], false) AS volumeCut

// With cycles: turned is how many run before the weaker side becomes the stronger one; from then on the sides
// take turns, and two cycles take strong + weak from both.
WITH
  *,
  CASE
    WHEN matches = 0 OR NOT coalesce($cycle.again, false) OR $cycle.strong <= $cycle.weak THEN null
    WHEN leftIsLo THEN (hi - lo) / ($cycle.strong - $cycle.weak) + 1
    ELSE (hi - lo + $cycle.strong - $cycle.weak - 1) / ($cycle.strong - $cycle.weak)
  END AS turned,
  CASE
    WHEN $cycle IS NULL OR matches = 0 THEN 0
    WHEN highest / $cycle.strong < lowest / $cycle.weak THEN highest / $cycle.strong
    ELSE lowest / $cycle.weak
  END AS straight
WITH
  *,
  CASE
    WHEN turned IS NULL OR straight < turned THEN null
    ELSE [highest - turned * $cycle.strong, lowest - turned * $cycle.weak]
  END AS rest
WITH
  *,
  CASE WHEN rest[0] < rest[1] THEN rest[0] ELSE rest[1] END / ($cycle.strong + $cycle.weak) AS rounds
WITH
  *,
  CASE
    WHEN rest IS NULL THEN straight
    WHEN
      rest[0] - rounds * ($cycle.strong + $cycle.weak) >= $cycle.weak
      AND rest[1] - rounds * ($cycle.strong + $cycle.weak) >= $cycle.strong
      THEN turned + 2 * rounds + 1
    ELSE turned + 2 * rounds
  END AS cycles
WITH
  *,
  CASE WHEN cycles > grade.most[standing[$rankBy]] THEN grade.most[standing[$rankBy]] ELSE cycles END AS paidCycles
CALL (turned, cycles, paidCycles) {
  UNWIND [paidCycles, cycles] AS number
  WITH number, CASE WHEN number > turned THEN turned ELSE number END AS first
  WITH number, first, (number - first) / 2 AS same, (number - first + 1) / 2 AS other
  WITH
    number,
    (first + same) * $cycle.strong + other * $cycle.weak AS hiUsed,
    (first + same) * $cycle.weak + other * $cycle.strong AS loUsed
  ORDER BY number ASC
  RETURN collect({hi: hiUsed, lo: loUsed}) AS used
}

// What was matched and paid, what was used up besides, side by side.
WITH
  *,
  CASE WHEN $cycle IS NULL THEN volumeCut ELSE cycles > paidCycles END AS cut,
  CASE WHEN $cycle IS NULL THEN {hi: paidVolume, lo: paidVolume} ELSE used[0] END AS matched,
  CASE WHEN $cycle IS NULL THEN {hi: climbed, lo: climbed} ELSE used[1] END AS reached
WITH
  *,
  CASE
    WHEN cut AND $excess = "flushAll" THEN {hi: hi - matched.hi, lo: lo - matched.lo}
    WHEN cut AND $excess = "consumed" THEN {hi: reached.hi - matched.hi, lo: reached.lo - matched.lo}
    ELSE {hi: 0, lo: 0}
  END AS excess
WITH
  *,
  CASE WHEN $history IS NOT NULL THEN ([CASE WHEN matched.lo < matched.hi THEN matched.lo ELSE matched.hi END] + standing.binaryHistory)[..$history.periods] END AS history
WITH
  *,
  reduce(most = 0, one IN coalesce(history, []) | CASE WHEN one > most THEN one ELSE most END) AS best
WITH
  *,
  CASE WHEN $history IS NULL OR best * $history.times > $limit THEN $limit ELSE best * $history.times END AS limit
CALL (standing, leftIsLo, left, right, lostLeft, lostRight, matched, excess, limit) {
  UNWIND [
    {
      left: true,
      available: left,
      fresh: standing.newLeft - lostLeft,
      ages: standing.carryAgesLeft,
      matched: CASE WHEN leftIsLo THEN matched.lo ELSE matched.hi END,
      excess: CASE WHEN leftIsLo THEN excess.lo ELSE excess.hi END
    },
    {
      left: false,
      available: right,
      fresh: standing.newRight - lostRight,
      ages: standing.carryAgesRight,
      matched: CASE WHEN leftIsLo THEN matched.hi ELSE matched.lo END,
      excess: CASE WHEN leftIsLo THEN excess.hi ELSE excess.lo END
    }
  ] AS side
  WITH side, side.available - side.matched - side.excess AS stays
  WITH
    side,
    stays,
    CASE
      WHEN NOT $carries THEN 0
      WHEN stays > limit THEN limit
      ELSE stays
    END AS kept
  // The youngest of what there is stays, so the oldest went first. Below zero there is nothing to share out.
  WITH
    side,
    stays,
    kept,
    CASE
      WHEN kept <= 0 THEN [kept]
      ELSE
        reduce(
          state = {rest: kept, ages: []},
          volume IN [side.fresh] + side.ages |
            {
              rest: state.rest - CASE WHEN volume <= 0 THEN 0 WHEN volume < state.rest THEN volume ELSE state.rest END,
              ages: state.ages + CASE WHEN volume <= 0 THEN 0 WHEN volume < state.rest THEN volume ELSE state.rest END
            }
        ).ages[..coalesce($expiry, size(side.ages) + 1)]
    END AS ages
  WITH side, stays, kept, ages, reduce(total = 0, volume IN ages | total + volume) AS lasting
  WITH
    *,
    CASE WHEN standing.inactivePeriods >= $inactivity AND lasting > 0 THEN lasting ELSE 0 END AS asleep
  WITH
    side,
    lasting - asleep AS carry,
    CASE WHEN asleep > 0 OR NOT $carries THEN [] ELSE ages END AS ages,
    side.excess + (stays - kept) + (kept - lasting) + asleep AS flushed
  RETURN collect({carry: carry, ages: ages, flushed: flushed, matched: side.matched, left: side.left}) AS sides
}
WITH
  *,
  [side IN sides WHERE side.left][0] AS leftSide,
  [side IN sides WHERE NOT side.left][0] AS rightSide
SET
  standing.matchedLeft = leftSide.matched,
  standing.matchedRight = rightSide.matched,
  standing.flushedLeft = leftSide.flushed + lostLeft,
  standing.flushedRight = rightSide.flushed + lostRight,
  standing.carryLeft = leftSide.carry,
  standing.carryRight = rightSide.carry,
  standing.carryAgesLeft = CASE WHEN $expiry IS NULL THEN null ELSE leftSide.ages END,
  standing.carryAgesRight = CASE WHEN $expiry IS NULL THEN null ELSE rightSide.ages END,
  standing.binaryHistory = CASE WHEN $history.ever THEN [best] ELSE history END,
  standing.binaryProgress = CASE
    WHEN NOT $remembered OR standing.inactivePeriods >= $inactivity THEN null
    WHEN cut AND $excess = "kept" THEN standing.binaryProgress + paidVolume
    WHEN standing.binaryProgress + climbed >= $steps[-1] THEN null
    ELSE standing.binaryProgress + climbed
  END,
  standing.unpaidReason = CASE
    WHEN leftSide.matched > 0 OR (left = 0 AND right = 0 AND lostLeft = 0 AND lostRight = 0) THEN null
    WHEN standing.status = "terminated" THEN "terminated"
    WHEN $asksActive AND NOT standing.active THEN "inactive"
    WHEN NOT fulfils THEN "unqualified"
    WHEN qualified THEN "unmatched"
    WHEN $cycle IS NOT NULL AND grade.rate > 0 THEN "rank_unpaid"
    ELSE "no_percentage"
  END
WITH
  *
WHERE leftSide.matched > 0
RETURN
  standing.distributorId AS distributorId,
  leftSide.matched AS volume,
  grade.rate AS ratePpm,
  paidCycles AS cycles,
  standing[$rankBy] AS rank,
  amount,
  cut
ORDER BY
  distributorId ASC

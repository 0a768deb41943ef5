/**
 * Rules made wrong on purpose, written down before any was tried. `npm run mutants` plants them one at
 * a time in a copy of the platform and sees whether the second opinion notices.
 */

export interface Mutant {
  /** What it concerns: a kind of bonus, or one of activity, rank, breakaway, carry, cap. */
  of: string;
  /** What is wrong, in words. */
  wrong: string;
  file: string;
  /** Stands exactly once in the file, and is replaced. */
  from: string;
  to: string;
}

const RANK_PASS = "cypher/standing/rank-pass.cypher";
const BINARY = "cypher/bonus/binary-match.cypher";
const SIDES = "cypher/bonus/binary-sides.cypher";
const CHOSEN = "cypher/bonus/chosen-volume-at-sellers.cypher";
const OWN_USE = "cypher/bonus/own-orders-over-limit.cypher";
const CAPS = "server/commission/caps.ts";
const POOL = "server/bonus/kinds/pool.ts";
const ADVANCEMENT = "server/bonus/kinds/rank-advancement.ts";

const mutant = (of: string, wrong: string, file: string, from: string, to: string): Mutant => ({
  ...{ of, wrong, file, from, to },
});

export const MUTANTS: readonly Mutant[] = [
  mutant(
    "activity",
    "a volume must be exceeded, not reached",
    RANK_PASS,
    "coalesce(standing[one.by], 0) >= coalesce(one.value,",
    "coalesce(standing[one.by], 0) > coalesce(one.value,",
  ),
  mutant(
    "activity",
    "terminated people are active",
    RANK_PASS,
    'CASE standing.status WHEN "terminated" THEN [] ELSE $rules END',
    "$rules",
  ),
  mutant("rank", "one leg fewer is enough", RANK_PASS, ">= group.count", ">= group.count - 1"),
  mutant(
    "rank",
    "the rank of the head decides, not the best in the leg",
    RANK_PASS,
    "head.bestPaidAs >= entry.rank",
    "head.paidAs >= entry.rank",
  ),
  mutant(
    "rank",
    "a title falls with the rank",
    RANK_PASS,
    "title = standing.titleBefore,",
    "title = 0,",
  ),
  mutant(
    "breakaway",
    "a broken-away leader's group still counts above him",
    RANK_PASS,
    "sum(CASE WHEN head.brokeAway THEN 0 ELSE head.groupVolume END)",
    "sum(head.groupVolume)",
  ),
  mutant(
    "breakaway",
    "one breaks away only above the rank",
    RANK_PASS,
    "coalesce(paidAs >= $breakawayRank, false)",
    "coalesce(paidAs > $breakawayRank, false)",
  ),
  mutant(
    "carry",
    "what is matched is not used up",
    BINARY,
    "side.available - side.matched - side.excess AS stays",
    "side.available - side.excess AS stays",
  ),
  mutant(
    "carry",
    "the carry before is forgotten",
    SIDES,
    "standing.carryLeftBefore = carryLeft,",
    "standing.carryLeftBefore = 0,",
  ),
  mutant(
    "binary",
    "the stronger side is matched",
    BINARY,
    "CASE WHEN left <= right THEN left ELSE right END AS lo",
    "CASE WHEN left <= right THEN right ELSE left END AS lo",
  ),
  mutant(
    "binary",
    "the minimum is not asked",
    BINARY,
    "qualified AND lo >= $minimum",
    "qualified AND lo >= 1",
  ),
  mutant(
    "unilevel",
    "the second upline is taken for the first",
    "server/bonus/climb/next-stops.ts",
    "(inclusive ? next.stopAt(from) : undefined) ?? next.above(from)",
    "next.above(from)",
  ),
  mutant(
    "unilevel",
    "who fails payee is paid",
    "cypher/bonus/next-stops.cypher",
    "coalesce(stop[$mark], false) AS qualifies",
    "true AS qualifies",
  ),
  mutant(
    "differential",
    "a bracket must be exceeded, not reached",
    "cypher/bonus/next-stops.cypher",
    "any(range IN $stopRanges WHERE stop[$by] >= range.from",
    "any(range IN $stopRanges WHERE stop[$by] > range.from",
  ),
  mutant(
    "differential",
    "who fails payee is paid",
    "server/bonus/kinds/differential.ts",
    "step.qualifies && step.percentage > step.covered",
    "step.percentage > step.covered",
  ),
  mutant(
    "generation",
    "everybody ends a generation",
    "cypher/bonus/uplines-to-stop.cypher",
    "coalesce(upline[$stop], false) AS stops",
    "true AS stops",
  ),
  mutant(
    "generation",
    "who fails payee is paid",
    "cypher/bonus/uplines-to-stop.cypher",
    "coalesce(upline[$mark], false) AS qualifies",
    "true AS qualifies",
  ),
  mutant(
    "progressive",
    "who fails payee is paid",
    "cypher/bonus/ways-up.cypher",
    "coalesce(standing[$mark], false) AS qualifies",
    "true AS qualifies",
  ),
  mutant(
    "progressive",
    "orders come by their id alone",
    "cypher/bonus/orders-in-time.cypher",
    "ORDER BY\n  at ASC,\n",
    "ORDER BY\n",
  ),
  mutant(
    "infinity",
    "who fails payee is paid",
    "server/bonus/kinds/infinity.ts",
    "qualifies ? payOf(bonus, value, covered) : 0n",
    "payOf(bonus, value, covered)",
  ),
  mutant(
    "infinity",
    "people who fail payee always block",
    "server/bonus/kinds/infinity.ts",
    'blocks && (qualifies || bonus.unqualified === "blocks")',
    "blocks",
  ),
  mutant(
    "xUp",
    "somebody passed below somebody passed belongs to nobody",
    "cypher/bonus/belonging.cypher",
    "[way:UNDER_SPONSOR*0..]",
    "[way:UNDER_SPONSOR*0..1]",
  ),
  mutant(
    "xUp",
    "who fails payee takes what is passed",
    "cypher/bonus/belonging.cypher",
    "coalesce(standing[$mark], false) AS qualifies",
    "true AS qualifies",
  ),
  mutant(
    "match",
    "what caps cut is matched all the same",
    "server/bonus/kinds/match.ts",
    'bonus.amounts === "beforeCaps" ? rawMinor : amountMinor',
    "rawMinor",
  ),
  mutant(
    "match",
    "only what is above zero is matched",
    "server/bonus/kinds/match.ts",
    "if (amount === 0n) earned.delete(id)",
    "if (amount <= 0n) earned.delete(id)",
  ),
  mutant(
    "pool",
    "everybody takes part",
    POOL,
    "({ id, takesPart }) => takesPart && (",
    "({ id }) => (",
  ),
  mutant(
    "pool",
    "somebody in several tiers takes part in all",
    POOL,
    'bonus.stacking === "all" || !taken.has(id)',
    'bonus.stacking !== "none" || !taken.has(id)',
  ),
  mutant(
    "rankAdvancement",
    "a rank is paid again in every period",
    ADVANCEMENT,
    "rank > settled",
    "rank > 0",
  ),
  mutant(
    "rankAdvancement",
    "one period at the rank is enough",
    "cypher/bonus/ranks-held.cypher",
    "CASE WHEN periods > $back THEN lowest ELSE 0 END AS held",
    "standing[$rankBy] AS held",
  ),
  mutant(
    "cap",
    "a person's cap does not cut",
    CAPS,
    "const cap = plan.caps.person;\n  if (cap === null)",
    "const cap = plan.caps.person;\n  if (cap === null || cap.amount !== 0n)",
  ),
  mutant(
    "cap",
    "the company's cap is twice as high",
    CAPS,
    "let left = limitOf(plan, cap.share, scope);",
    "let left = limitOf(plan, cap.share * 2n, scope);",
  ),
  mutant(
    "fastStart",
    "the day after joining is the first day",
    CHOSEN,
    "duration.inDays(date(joined), date(placed)).days + 1 AS days",
    "duration.inDays(date(joined), date(placed)).days AS days",
  ),
  mutant(
    "fastStart",
    "the last month is left out",
    CHOSEN,
    "months <= $monthsTo",
    "months < $monthsTo",
  ),
  mutant(
    "throttle",
    "a share of what is sold is taken of what customers buy",
    OWN_USE,
    "THEN sold / 1000000 * $share + sold % 1000000 * $share",
    "THEN (sold - ownUse) / 1000000 * $share + (sold - ownUse) % 1000000 * $share",
  ),
  mutant(
    "throttle",
    "own use up to twice the limit is paid",
    OWN_USE,
    "WHERE ownUse > 0 AND ownUse > limit",
    "WHERE ownUse > 0 AND ownUse > 2 * limit",
  ),
];

/** What must agree inside one promotion and with its plan: nothing impossible, nothing that asks nothing. */
import { checkTree } from "../../plan/bonus/common.ts";
import type { Plan } from "../../plan/plan.ts";
import { noSuch, type PlanReader } from "../../plan/text/plan-reader.ts";
import type { PlanPath } from "../../plan/text/plan-yaml.ts";
import type { Condition, Measure, Promotion, Tier } from "../promotion.ts";
import { periodsInWindow } from "../progress/window.ts";

/** Volumes above this many hundredths are a slip of the pen, and nobody reaches them. */
const VOLUME_MAX = 10n ** 17n;

/** Five years, of which one or two are leap years, in ms. */
const WINDOW_MAX = 1827 * 86_400_000;

interface Check {
  reader: PlanReader;
  plan: Plan;
  promotion: Promotion;
}

/** Notes every disagreement with the reader. */
export function checkPromotion(reader: PlanReader, plan: Plan, promotion: Promotion): void {
  const check = { reader, plan, promotion };
  checkHead(check);
  checkParticipants(check);
  if (promotion.requires) checkCondition(check, promotion.requires, ["requires"]);
  promotion.points.forEach((rule, i) => {
    const path = ["points", i, rule.measure.kind];
    checkMeasure(check, rule.measure, path);
    if (rule.each === 0n) reader.refuse([...path, "each"], "Write a volume above zero.");
  });
  promotion.tiers.forEach((_, i) => checkTier(check, i));
  const asked = promotion.tiers.some(({ points, top }) => points !== null || top !== null);
  if (promotion.points.length > 0 && !asked) {
    reader.refuse(["points"], "No tier asks for points; write points or top in a tier.");
  }
}

function checkHead({ reader, plan, promotion }: Check): void {
  const { window, planId, calendar } = promotion;
  if (planId !== plan.id) {
    reader.refuse(["plan"], `The company's plan is "${plan.id}"; a promotion goes with it.`);
  }
  const own = plan.calendars.filter(({ ranksFrom }) => ranksFrom === "own").map(({ id }) => id);
  if (!own.includes(calendar)) {
    reader.refuse(["calendar"], noSuch("calendar with ranks: own", calendar, own));
  }
  if (reader.faults.length > 0) return;
  if (window.until <= window.from) {
    reader.refuse(["window", "until"], "The window ends before it begins; write a later instant.");
  } else if (window.until - window.from > WINDOW_MAX) {
    reader.refuse(
      ["window", "until"],
      "The window is longer than five years; write a shorter one.",
    );
  }
}

function checkParticipants({ reader, promotion }: Check): void {
  const { statuses, rank, joined } = promotion.participants;
  if (new Set(statuses).size < statuses.length) {
    reader.refuse(["participants", "statuses"], "A status stands twice; keep one.");
  }
  if (rank && rank.atLeast > rank.atMost) {
    const message = "This rank is below atLeast, so nobody takes part; write a higher one.";
    reader.refuse(["participants", "rank", "atMost"], message);
  }
  const late = joined?.from != null && joined.until != null && joined.until <= joined.from;
  if (late) {
    const message = "This is not after from, so nobody takes part; write a later day.";
    reader.refuse(["participants", "joined", "until"], message);
  }
}

function checkCondition(check: Check, condition: Condition, path: PlanPath): void {
  for (const key of ["all", "any"] as const) {
    if (!(key in condition)) continue;
    const list = (condition as Record<typeof key, Condition[]>)[key];
    list.forEach((one, i) => checkCondition(check, one, [...path, key, i]));
  }
  if (!("measure" in condition)) return;
  const { measure, atLeast } = condition;
  const at = [...path, measure.kind];
  checkMeasure(check, measure, at);
  checkReach(check, measure, atLeast, at);
}

function checkReach(
  { reader, plan, promotion }: Check,
  measure: Measure,
  atLeast: bigint,
  path: PlanPath,
): void {
  if (measure.kind === "volume") {
    if (atLeast === 0n) reader.refuse([...path, "atLeast"], "This asks nothing; write more.");
    if (atLeast > VOLUME_MAX) {
      const message = "Nobody can reach more than 10^15 points; write what is meant.";
      reader.refuse([...path, "atLeast"], message);
    }
  }
  const ranks = BigInt(plan.ranks.length);
  if (measure.kind === "advance" && atLeast > ranks) {
    reader.refuse([...path, "ranks"], `The plan has ${ranks} ranks; nobody rises by more.`);
  }
  if (measure.kind === "volume" || measure.kind === "enrolments") return;
  if (measure.kind === "customers" || reader.faults.length > 0) return;
  const periods = periodsInWindow(plan, promotion).length;
  if (periods === 0) {
    const message = `No period of ${promotion.calendar} ends in the window, so no rank counts; widen it.`;
    reader.refuse(path, message);
  } else if (measure.kind === "hold" && atLeast > BigInt(periods)) {
    const message = `Only ${periods} periods of ${promotion.calendar} end in the window; write fewer.`;
    reader.refuse([...path, "periods"], message);
  }
}

function checkMeasure({ reader, plan }: Check, measure: Measure, path: PlanPath): void {
  if (measure.kind !== "volume") return;
  const { of, tree, legCap } = measure;
  if (of === "personal") {
    if (tree !== null) {
      reader.refuse([...path, "tree"], "Personal volume goes along no tree; remove tree.");
    }
    if (legCap !== null) {
      reader.refuse([...path, "legCap"], "Personal volume has no legs; remove legCap.");
    }
    return;
  }
  if (tree === null) {
    const message = `The key "tree" is missing; ${of} volume goes along one, write sponsor or placement.`;
    reader.refuse(path, message, "key");
    return;
  }
  checkTree(reader, plan, tree, [...path, "tree"]);
  if (legCap === 0n) reader.refuse([...path, "legCap"], "Then no leg counts; write more.");
  if (of === "total") return;
  if (plan.breakawayRank === null) {
    const message = "The plan has no breakaway, so a group is everybody below; write total.";
    reader.refuse([...path, "of"], message);
  } else if (tree !== plan.volume.tree) {
    const message = `The plan's groups go along the ${plan.volume.tree} tree; write that.`;
    reader.refuse([...path, "tree"], message);
  }
}

function checkTier(check: Check, i: number): void {
  const { reader, promotion } = check;
  const tier: Tier = promotion.tiers[i]!;
  const path = ["tiers", i];
  if (promotion.tiers.findIndex(({ id }) => id === tier.id) < i) {
    reader.refuse([...path, "id"], `The id "${tier.id}" is taken above; give each its own.`);
  }
  if (tier.requires) checkCondition(check, tier.requires, [...path, "requires"]);
  for (const key of ["points", "top"] as const) {
    if (tier[key] === null || promotion.points.length > 0) continue;
    reader.refuse([...path, key], "Nothing brings points; add points at the top of the text.");
  }
  if (tier.top !== null && tier.limit !== null) {
    reader.refuse([...path, "limit"], "top limits the tier already; keep one of the two.");
  }
  const asks = [promotion.requires, tier.requires, tier.points, tier.top];
  if (asks.every((one) => one === null)) {
    const message = "This tier asks nothing; add requires, points or top.";
    reader.refuse(path, message, "key");
  }
  tier.prizes.forEach((prize, at) => {
    if (prize.kind !== "cash" || prize.cost > 0n) return;
    reader.refuse(
      [...path, "prizes", at, "cost"],
      "A cash prize pays its cost; write more than 0.",
    );
  });
}

/**
 * How far a person is with a requirement: for every key what he has, what counts, what is needed.
 *
 * The rules are those of rank-pass; that a rank is earned exactly when all of it is met here is tested.
 */
import { formatPercent, formatVolume } from "../../money/money.ts";
import type { CappedTotal, Measure, Requirement } from "../../plan/requirement.ts";
import { startOfSpan, type Span } from "../../plan/span.ts";
import { levelsProperty, teamProperty } from "../below.ts";
import { customersProperty, firstProperty, orderProperty } from "../rules.ts";
import { figureOf, type Facts, type Scene } from "./facts.ts";
import { legsProgress, type LegProgress } from "./legs.ts";

/** One thing that is asked; have, counted, need and missing are texts in the unit. */
export interface RequirementProgress {
  label: string;
  have: string;
  /** What of it counts, where a cap lets less count; null: all of it. */
  counted: string | null;
  need: string;
  /** null where nothing is missing, or it is no figure. */
  missing: string | null;
  unit: "points" | "legs" | "people" | "customers" | "percent" | "yes_no" | "rank";
  met: boolean;
  /** The legs that this looks at; empty where it looks at none. */
  legs: LegProgress[];
  /** Of which one must be met whole; empty but for "one of these". */
  alternatives: RequirementProgress[][];
}

const LABELS: { [measure in Measure]: string } = {
  personalVolume: "Personal volume",
  groupVolume: "Group volume",
  totalVolume: "Total volume",
  ownVolume: "Own orders",
  customerVolume: "Customers' orders",
  sideVolume: "Volume beside the largest leg",
  lifetimeVolume: "Lifetime volume",
  goalVolume: "The goal set",
};

/** Everything that a requirement asks, key by key in the order of docs/plan/ranks.md. */
export function progressOf(
  scene: Scene,
  facts: Facts,
  requirement: Requirement,
): RequirementProgress[] {
  const { active, any } = requirement;
  return [
    ...(active ? [yesNo("Active in this period", facts.figures["active"] === true)] : []),
    ...volumes(facts, requirement),
    ...orders(facts, requirement),
    ...legsProgress(scene, facts, requirement),
    ...sponsored(scene, facts, requirement),
    ...below(scene, facts, requirement),
    ...time(scene, requirement, facts),
    ...title(scene, facts, requirement),
    ...(any === undefined ? [] : [oneOf(any.map((one) => progressOf(scene, facts, one)))]),
  ];
}

/** A figure against what is needed, both in hundredths of a point. */
function points(label: string, have: bigint, need: bigint): RequirementProgress {
  return measured("points", label, have, need, formatVolume);
}

/** A figure against what is needed, in a unit with its own way of writing. */
export function measured(
  unit: RequirementProgress["unit"],
  label: string,
  have: bigint,
  need: bigint,
  write: (figure: bigint) => string = String,
): RequirementProgress {
  const met = have >= need;
  return {
    ...{ label, unit, met, counted: null, legs: [], alternatives: [] },
    ...{ have: write(have), need: write(need), missing: met ? null : write(need - have) },
  };
}

function yesNo(label: string, met: boolean): RequirementProgress {
  const have = met ? "yes" : "no";
  return {
    ...{ label, have, need: "yes", unit: "yes_no", met },
    ...{ counted: null, missing: null, legs: [], alternatives: [] },
  };
}

function oneOf(alternatives: RequirementProgress[][]): RequirementProgress {
  const met = alternatives.some((all) => all.every((one) => one.met));
  return { ...yesNo("One of these", met), alternatives };
}

function volumes(facts: Facts, requirement: Requirement): RequirementProgress[] {
  const plain = (Object.keys(LABELS) as Measure[]).flatMap((measure) => {
    const need = requirement[measure];
    return need === undefined ? [] : [points(LABELS[measure], figureOf(facts, measure), need)];
  });
  const { cappedTotal } = requirement;
  return cappedTotal === undefined ? plain : [...plain, capped(facts, cappedTotal)];
}

const ONE = 1_000_000n;

function capped(facts: Facts, { atLeast, legCap, capOf, personal }: CappedTotal) {
  const total = figureOf(facts, "totalVolume");
  const own = figureOf(facts, "personalVolume");
  const cap = ((capOf === "requirement" ? atLeast : total) * legCap) / ONE;
  const atMost = (volume: bigint) => (volume > cap ? cap : volume);
  const counted = facts.legs.reduce(
    (sum, { totalVolume }) => sum + atMost(totalVolume),
    personal === "capped" ? atMost(own) : own,
  );
  const label = `Total volume, one leg counting at most ${formatVolume(cap)}`;
  const legs = facts.legs.map(({ headId, totalVolume }) => ({
    headId,
    have: formatVolume(totalVolume),
    counted: formatVolume(atMost(totalVolume)),
    helps: totalVolume < cap,
    why: totalVolume < cap ? null : "It counts as much as one leg can; more in it changes nothing.",
    volume: totalVolume,
  }));
  return {
    ...points(label, counted, atLeast),
    ...{ have: formatVolume(total), counted: formatVolume(counted), legs },
  };
}

function orders(facts: Facts, requirement: Requirement): RequirementProgress[] {
  const { customerShare, customers, order, firstVolume, reachesGoal } = requirement;
  const found: RequirementProgress[] = [];
  if (reachesGoal !== undefined) {
    const goal = facts.figures["goalVolume"];
    const label = `${LABELS[reachesGoal]}, against the own goal`;
    const set = typeof goal === "bigint";
    const have = figureOf(facts, reachesGoal);
    found.push(set ? points(label, have, goal) : yesNo("Has set a goal", false));
  }
  if (firstVolume !== undefined) {
    const { of, within, atLeast } = firstVolume;
    const label = `${LABELS[of]} in the first ${within.count} ${within.unit}`;
    found.push(points(label, figureOf(facts, firstProperty(firstVolume)), atLeast));
  }
  if (customerShare !== undefined) {
    const sold = figureOf(facts, "soldVolume");
    const share = sold > 0n ? (figureOf(facts, "customerVolume") * ONE) / sold : 0n;
    const met = sold > 0n && figureOf(facts, "customerVolume") * ONE >= sold * customerShare;
    const label = "Customers' share of own and customers' orders";
    const progress = measured("percent", label, share, customerShare, formatPercent);
    found.push({ ...progress, met, missing: met ? null : progress.missing });
  }
  if (customers !== undefined) {
    const have = figureOf(facts, customersProperty(customers.volume));
    const label = `Customers who bought ${formatVolume(customers.volume)} points or more`;
    found.push(measured("customers", label, have, BigInt(customers.count)));
  }
  if (order !== undefined) {
    const label = `Own orders of the kind ${order.kinds.join(" or ")}`;
    found.push(points(label, figureOf(facts, orderProperty(order.kinds)), order.volume));
  }
  return found;
}

function sponsored({ plan, period }: Scene, facts: Facts, requirement: Requirement) {
  const asked = requirement.sponsored;
  if (asked === undefined) return [];
  const { count, active, rank, personalVolume, leg, joined } = asked;
  const have = facts.sponsored.filter(
    (one) =>
      (active === undefined || one.active) &&
      (rank === undefined || one.paidAs >= rank) &&
      (personalVolume === undefined || one.personalVolume >= personalVolume) &&
      (leg === undefined || one.sponsorLeg === leg) &&
      (joined === undefined || (one.joinedMillis ?? 0n) >= period.startsAt),
  ).length;
  const name = plan.ranks.find(({ number }) => number === rank)?.name;
  const words = [
    active === undefined ? "" : "active",
    rank === undefined ? "" : `paid as ${name} or higher`,
    personalVolume === undefined ? "" : `with ${formatVolume(personalVolume)} points or more`,
    leg === undefined ? "" : `in the ${leg} leg`,
    joined === undefined ? "" : "who joined in this period",
  ].filter((one) => one !== "");
  const label = ["People personally sponsored", words.join(", ")].filter(Boolean).join(": ");
  return [measured("people", label, BigInt(have), BigInt(count))];
}

/** Who stands below, and what the first levels bought. */
function below({ plan }: Scene, facts: Facts, { team, levelsVolume }: Requirement) {
  const found: RequirementProgress[] = [];
  if (team !== undefined) {
    const { count, levels, active, rank, personalVolume } = team;
    const name = plan.ranks.find(({ number }) => number === rank)?.name;
    const words = [
      active === undefined ? "" : "active",
      rank === undefined ? "" : `paid as ${name} or higher`,
      personalVolume === undefined ? "" : `with ${formatVolume(personalVolume)} points or more`,
      levels === undefined ? "" : levelsText(levels),
    ].filter((one) => one !== "");
    const label = ["People in the team", words.join(", ")].filter(Boolean).join(": ");
    found.push(measured("people", label, figureOf(facts, teamProperty(team)), BigInt(count)));
  }
  if (levelsVolume !== undefined) {
    const { levels, personal, atLeast } = levelsVolume;
    const own = personal === "counted" ? "Personal volume and volume" : "Volume";
    const have = figureOf(facts, levelsProperty(levelsVolume));
    found.push(points(`${own} ${levelsText(levels)}`, have, atLeast));
  }
  return found;
}

function levelsText(levels: number): string {
  return levels === 1 ? "on level 1" : `on levels 1 to ${levels}`;
}

function time({ plan, period }: Scene, { joined }: Requirement, facts: Facts) {
  if (joined === undefined) return [];
  const startOf = (span: Span) => BigInt(startOfSpan(plan.zone, span, period.lastDay));
  const at = figureOf(facts, "joinedMillis");
  if ("within" in joined) {
    return [yesNo(`Joined within ${spanText(joined.within)}`, at >= startOf(joined.within))];
  }
  return [yesNo(`Joined more than ${spanText(joined.before)} ago`, at < startOf(joined.before))];
}

function spanText({ count, unit }: Span): string {
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

function title({ plan }: Scene, facts: Facts, requirement: Requirement): RequirementProgress[] {
  if (requirement.title === undefined) return [];
  const have = figureOf(facts, "titleBefore");
  const name = (number: bigint) =>
    plan.ranks.find((rank) => BigInt(rank.number) === number)?.name ?? "none";
  return [measured("rank", "Career title before", have, BigInt(requirement.title), name)].map(
    (one) => ({ ...one, missing: null }),
  );
}

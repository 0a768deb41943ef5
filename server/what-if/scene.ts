/**
 * What a what-if computes: which plan over which period, beside what.
 *
 * A period that is computed and still stands so is compared with its run, whose sheet is copied: tree,
 * status and balances are those of its snapshot. Any other is computed by the live plan as a trial first.
 */
import { createHash } from "node:crypto";
import type { Graph } from "../graph/graph.ts";
import { overridesOf } from "../standing/override/override.service.ts";
import { runsById } from "../period/period.reader.ts";
import { refuse, type Refusal } from "../period/period.service.ts";
import { planVersions, versionFor, type PlanVersion } from "../period/plan-version.ts";
import { openingOf, timeline, type KnownPeriod } from "../period/timeline.ts";
import { decidedUpTo, EVERYTHING_DECIDED } from "../sheet/decided.ts";
import { periodOfPlan, type Period } from "../plan/calendar.ts";
import { canonical } from "../plan/plan-hash.ts";
import type { Plan } from "../plan/plan.ts";
import { followedSheet } from "../sheet/copy-sheet.ts";
import type { Opening } from "../sheet/sheet.service.ts";

/** The run that a what-if is compared with. */
export interface BaseRun {
  id: string;
  sheet: string;
  ledgerHash: string;
}

export interface Scene {
  /** The version under which the period is computed, or would be. */
  live: PlanVersion;
  periods: KnownPeriod[];
  period: KnownPeriod;
  run: BaseRun | null;
  opening: Opening;
  /** Number of the last decision whose entries count, as in the sheet that it is compared with. */
  decided: bigint;
}

/** Finds the period and what it is compared with. Refuses: not_found, being_computed. */
export async function sceneOf(graph: Graph, periodId: string): Promise<Scene | Refusal> {
  const versions = await planVersions(graph);
  const newest = versions.at(-1);
  if (newest === undefined) {
    return refuse("not_found", "No plan is stored yet; import a company first.");
  }
  const found = (await timeline(graph, newest.plan)).find(({ id }) => id === periodId);
  if (found === undefined) return refuse("not_found", `There is no period ${periodId}.`);
  if (found.state === "computing") {
    return refuse("being_computed", `${periodId} is being computed; ask again when it is done.`);
  }
  const [latest] = found.run === null ? [] : await runsById(graph, [found.run]);
  const stands =
    latest !== undefined &&
    latest.ledgerHash !== null &&
    ["review", "approved"].includes(latest.status) &&
    !latest.stale;
  const inForce = versionFor(versions, found.firstDay);
  const computed = versions.find(({ id }) => id === latest?.planVersionId);
  const live = (stands ? computed : inForce) ?? versions[0]!;
  const periods = await timeline(graph, live.plan);
  const period = periods.find(({ id }) => id === periodId);
  if (period === undefined) return refuse("not_found", `There is no period ${periodId}.`);
  const run = stands
    ? { id: latest.id, sheet: latest.sheet, ledgerHash: latest.ledgerHash! }
    : null;
  const opening = openingOf(periods, period);
  // A computed period went on from what stood then; what was revised since is not the plan's doing.
  if (run !== null) opening.before = await followedSheet(graph, run.sheet);
  const decided = run === null ? EVERYTHING_DECIDED : await decidedUpTo(graph, run.sheet);
  return { live, periods, period, run, opening, decided };
}

/**
 * Why a plan cannot be tried over a period, in a sentence; null where it can.
 *
 * Refuses: other_calendar, other_currency.
 */
export function whyNot(plan: Plan, { live, period }: Scene): Refusal | null {
  const own = ownPeriod(plan, period);
  if (own === null) {
    return refuse(
      "other_calendar",
      `${period.id} is no period of this plan with the same first and last instant; give it the calendars and the zone of the live plan.`,
    );
  }
  if (plan.currency !== live.plan.currency) {
    return refuse(
      "other_currency",
      `This plan pays ${plan.currency} and the live one ${live.plan.currency}; amounts of two currencies have no difference.`,
    );
  }
  return null;
}

/** The period as the tried plan has it; null where the two do not mean the same. */
export function ownPeriod(plan: Plan, period: Period): Period | null {
  const own = periodOfPlan(plan, period.id);
  if (own === null || own.calendar !== period.calendar) return null;
  return own.startsAt === period.startsAt && own.endsAt === period.endsAt ? own : null;
}

/** A hash of what the computation reads and may move while it runs: orders, and ranks set by hand. */
export async function markOf(graph: Graph, { live, period, decided }: Scene): Promise<string> {
  const { startsAt, endsAt, lastDay } = period;
  const entries = await graph.read("what-if/entries-mark", {
    ...{ from: startsAt, until: endsAt, decided },
  });
  const overrides = await overridesOf({ run: graph.read }, live.plan, lastDay);
  return createHash("sha256")
    .update(canonical([entries, overrides]))
    .digest("hex");
}

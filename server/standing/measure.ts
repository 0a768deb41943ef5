/**
 * The figures of everybody that a plan asks for beside personal, group and total volume; what it does
 * not use is never worked out.
 */
import { volumeEdge } from "../sheet/depth.ts";
import assert from "node:assert/strict";
import type { Row, Transaction } from "../graph/graph.ts";
import { parseDecimal } from "../money/money.ts";
import { allMeasures } from "../plan/bonus/kinds.ts";
import { periodOfPlan } from "../plan/calendar.ts";
import type { Plan } from "../plan/plan.ts";
import type { FirstVolume, Requirement } from "../plan/requirement.ts";
import { everyRequirement } from "../plan/requirement/every.ts";
import { periodOfSheet } from "../sheet/sheet-name.ts";
import { customersProperty, firstProperty, orderProperty } from "./rules.ts";

/** Figures beside personal, group and total volume that a plan uses. */
export interface UsedMeasures {
  /** Own and customers' volume apart. */
  split: boolean;
  sides: boolean;
  /** Volumes (hundredths) from which on a customer counts. */
  customersFrom: bigint[];
  /** Kinds of own orders that are added up together. */
  orderKinds: string[][];
  /** When people joined. */
  joined: boolean;
  /** The goals that people have set themselves. */
  goals: boolean;
  /** Volumes of people's first days. */
  first: FirstVolume[];
  /** In which placement leg of his sponsor somebody stands. */
  sponsorLegs: boolean;
}

/** What the measuring of a sheet has to work out for a plan. */
export function measuresOf(plan: Plan): UsedMeasures {
  const asked = everyRequirement(plan);
  const paid = plan.bonuses.flatMap(allMeasures);
  const uses = (...keys: (keyof Requirement)[]) =>
    asked.some((one) => keys.some((key) => one[key] !== undefined));
  const kinds = asked.flatMap(({ order }) => (order ? [[...new Set(order.kinds)].sort()] : []));
  const first = asked.flatMap(({ firstVolume }) => firstVolume ?? []);
  const goals = asked.flatMap(({ reachesGoal }) => reachesGoal ?? []);
  return {
    split:
      uses("ownVolume", "customerVolume", "customerShare") ||
      [...paid, ...goals].some((one) => one === "ownVolume" || one === "customerVolume"),
    sides: uses("sideVolume") || [...paid, ...goals].includes("sideVolume"),
    customersFrom: [...new Set(asked.flatMap(({ customers }) => customers?.volume ?? []))],
    orderKinds: [...new Map(kinds.map((one) => [one.join(), one])).values()],
    goals: uses("goalVolume", "reachesGoal") || paid.includes("goalVolume"),
    first: [...new Map(first.map((one) => [firstProperty(one), one])).values()],
    joined: uses("joined") || asked.some(({ sponsored }) => sponsored?.joined !== undefined),
    sponsorLegs: asked.some(({ sponsored }) => sponsored?.leg !== undefined),
  };
}

/** Properties of a standing that hold what ranks are computed from, as far as the plan uses them. */
export function figurePropertiesOf(plan: Plan): string[] {
  const used = measuresOf(plan);
  return [
    ...(used.split ? ["ownVolume", "customerVolume", "ownCommissionable"] : []),
    ...used.customersFrom.map(customersProperty),
    ...used.orderKinds.map(orderProperty),
    ...(used.goals ? ["goalVolume"] : []),
    ...used.first.map(firstProperty),
    ...(used.joined ? ["joinedMillis"] : []),
    ...(used.sponsorLegs ? ["sponsorLeg"] : []),
    ...(hasState(plan)
      ? ["paidAsBefore", "recentBefore", "heldBefore", "graceBefore", "lifetimeBefore"]
      : []),
  ];
}

/** The period of a sheet, and the sheet of the same calendar before it. */
export interface Measured {
  sheet: string;
  /** Epoch ms; the end exclusive. */
  startsAt: number;
  endsAt: number;
  /** ISO dates. */
  firstDay: string;
  lastDay: string;
  before: string | null;
  /** Number of the last decision whose entries count. */
  decided: bigint;
}

/**
 * People whose entries have changed, and everybody whose figures that can have changed; what is no figure of
 * sales (goals, joining, legs) stands as it was.
 */
export interface Changed {
  /** Whose entries. */
  sellers: readonly string[];
  /** They and everybody above them along the tree of volumes, by depth. */
  touched: readonly (readonly string[])[];
  /** Everybody touched, and their sponsors. */
  people: readonly string[];
}

/** Volumes apart, customers, kinds of orders, joining and legs: a statement each, if it is asked. */
export async function measure(
  tx: Transaction,
  plan: Plan,
  at: Measured,
  changed: Changed | null,
): Promise<void> {
  const used = measuresOf(plan);
  const { sheet } = at;
  const people = changed?.sellers ?? null;
  const entries = { sheet, from: at.startsAt, until: at.endsAt, decided: at.decided, people };
  if (used.split) await exactly(tx, "standing/split-volumes", entries);
  for (const volume of used.customersFrom) {
    const property = customersProperty(volume);
    await tx.run("standing/customers-buying", { ...entries, volume, property });
  }
  for (const kinds of used.orderKinds) {
    const property = orderProperty(kinds);
    await exactly(tx, "standing/own-orders", { ...entries, kinds, property });
  }
  for (const first of used.first) {
    const { unit, count } = first.within;
    await exactly(tx, "standing/first-volumes", {
      ...{ ...entries, people: changed?.people ?? null },
      ...{ unit, count, zone: plan.zone, property: firstProperty(first) },
      edge: volumeEdge(plan),
      total: first.of === "totalVolume",
      customers: plan.volume.customerOrders === "counted",
    });
  }
  if (changed !== null) return;
  if (used.goals) await setGoals(tx, sheet);
  await measureJoining(tx, plan, sheet, null);
}

/** When people joined, and in which leg of their sponsors they stand: of everybody (null), or of new people. */
async function measureJoining(
  tx: Transaction,
  plan: Plan,
  sheet: string,
  people: readonly string[] | null,
): Promise<void> {
  const used = measuresOf(plan);
  if (used.joined) await tx.run("standing/joined", { sheet, people });
  if (used.sponsorLegs) await tx.run("standing/sponsor-legs", { sheet, people });
}

/** What new people start from on a settled sheet; they bring no figures along. */
export async function measureNew(
  tx: Transaction,
  plan: Plan,
  at: Measured,
  people: readonly string[],
): Promise<void> {
  await measureJoining(tx, plan, at.sheet, people);
  if (hasState(plan)) await stateBefore(tx, plan, at, people);
}

async function exactly(tx: Transaction, query: string, parameters: Row): Promise<void> {
  const [row] = await tx.run<{ exact: boolean }>(query, parameters);
  assert(row?.exact !== false, "every sum of volume is an integer");
}

/** Whether ranks or lifetime volume go on from the period before. */
export function hasState(plan: Plan): boolean {
  return (
    plan.rankKeeping !== null ||
    plan.volume.lifetime !== undefined ||
    plan.ranks.some(({ titleAfter }) => titleAfter !== undefined)
  );
}

/** Takes over everybody's state from the sheet before, or what he brings along. */
export async function carryState(tx: Transaction, plan: Plan, at: Measured): Promise<void> {
  const { sheet } = at;
  await stateBefore(tx, plan, at, null);
  await bring(tx, sheet, "graceUsed", "graceBefore", 0);
  await bring(tx, sheet, "lifetimeVolume", "lifetimeBefore", 2);
}

async function stateBefore(
  tx: Transaction,
  plan: Plan,
  at: Measured,
  people: readonly string[] | null,
): Promise<void> {
  const newYear = isNewYear(plan, at);
  await tx.run("standing/carry-state", { sheet: at.sheet, newYear, people });
}

async function bring(
  tx: Transaction,
  sheet: string,
  name: string,
  property: string,
  digits: number,
): Promise<void> {
  const figures = await tx.run<Figure>("standing/opening-figures", { sheet, name });
  await setFigures(tx, sheet, property, digits, figures);
}

/** Sets the goals that hold in the period of a sheet. */
async function setGoals(tx: Transaction, sheet: string): Promise<void> {
  const period = sheet.slice(sheet.indexOf(":") + 1, sheet.lastIndexOf("/"));
  const figures = await tx.run<Figure>("standing/goals", { sheet, period });
  await setFigures(tx, sheet, "goalVolume", 2, figures);
}

interface Figure extends Row {
  distributorId: string;
  /** Decimal text. */
  value: string;
}

async function setFigures(
  tx: Transaction,
  sheet: string,
  property: string,
  digits: number,
  figures: readonly Figure[],
): Promise<void> {
  if (figures.length === 0) return;
  const rows = figures.map(({ distributorId, value }) => {
    const figure = parseDecimal(value, digits, { signed: true });
    assert(figure.ok, `${property} of ${distributorId} was checked by the import`);
    return { distributorId, value: figure.value };
  });
  await tx.run("standing/set-opening-state", { sheet, property, rows });
}

/** Whether waivers of a calendar year begin anew: this period starts in another year than the last. */
function isNewYear(plan: Plan, { before, firstDay }: Measured): boolean {
  if (before === null || plan.rankKeeping?.grace?.per !== "calendarYear") return false;
  const earlier = periodOfPlan(plan, periodOfSheet(before));
  return earlier !== null && earlier.firstDay.slice(0, 4) !== firstDay.slice(0, 4);
}

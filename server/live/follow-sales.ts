/**
 * Brings open periods up to what was sold, counted late or moved: everybody whom that can have changed is settled
 * again from his own entries and the figures of his legs, by the same statements that settle everybody.
 *
 * Nothing is ever added to a figure that stands, so to follow the same sales twice changes nothing.
 */
import type { Transaction } from "../graph/graph.ts";
import { unclosedPeriods } from "../period/period.service.ts";
import { openingOf, type KnownPeriod } from "../period/timeline.ts";
import type { Plan } from "../plan/plan.ts";
import { EVERYTHING_DECIDED } from "../sheet/decided.ts";
import { setVolumesOf } from "../sheet/volumes.ts";
import { measuresOf } from "../standing/measure.ts";
import { settleChanged, volumeEdge } from "../standing/standing.service.ts";
import { tellAlert } from "./alert/alert.store.ts";
import type { HeldSheets, LiveDeps } from "./held-sheets.ts";
import { ranksMoved, salesOf, touchedBy } from "./live.store.ts";
import type { RankMoved, Sale, Touched } from "./live.store.ts";

/** An open period that was brought up to date. */
export interface Moved {
  periodId: string;
  /** Whose figures can have changed. */
  people: string[];
}

/** Everything that following a period's sales takes. */
interface Following {
  plan: Plan;
  period: KnownPeriod;
  before: string | null;
  sellers: string[];
  /** Epoch ms. */
  now: number;
}

/** What moved; null: these sales reach what only a whole computation settles, such as ranks lent by another calendar. */
export async function followSales(
  { graph, clock }: LiveDeps,
  held: HeldSheets,
  orderIds: readonly string[],
): Promise<Moved[] | null> {
  const sales = await salesOf(graph, orderIds);
  const { calendars, periods, unclosed } = await unclosedPeriods(graph);
  if (!calendars.every(({ id }) => covers(periods, id, sales))) return null;
  const moved: Moved[] = [];
  for (const { period, plan } of unclosed) {
    const sellers = sellersIn(plan, period, sales);
    if (sellers.length === 0) continue;
    if (plan.calendars.some(({ ranksFrom }) => ranksFrom !== "own")) return null;
    const { before } = openingOf(periods, period);
    const following = { plan, period, before, sellers, now: clock() };
    const people = await held.write(period, (tx) => follow(tx, following));
    if (people === null) return null;
    moved.push({ periodId: period.id, people });
  }
  return moved;
}

/**
 * Follows a sale of nobody in every open period, so that Neo4j has planned the statements before the first real one:
 * planning them takes seconds. Writes nothing.
 */
export async function warmUp({ graph, clock }: LiveDeps): Promise<void> {
  const { unclosed } = await unclosedPeriods(graph);
  const open = unclosed.find(({ period }) => period.state === "open");
  if (open === undefined) return;
  const { plan } = open;
  const nowhere = { ...open.period, sheet: "nowhere" };
  for (const size of WARM_SIZES) {
    const sellers = Array.from({ length: size }, (_, i) => `nobody ${i}`);
    const following = { plan, period: nowhere, before: null, sellers, now: clock() };
    const touched = sellers.map((id, i) => ({ id, depth: BigInt(i), paidAs: 0n, sponsorId: null }));
    await graph.transaction((tx) => settleAgain(tx, following, touched));
  }
}

/** Neo4j plans a statement anew for longer lists: once for each of these lengths. */
const WARM_SIZES = [1, 10, 100];

/** Whether each sale lies in a period of a calendar that there is: the first ones make periods. */
function covers(
  periods: readonly KnownPeriod[],
  calendar: string,
  sales: readonly Sale[],
): boolean {
  const mine = periods.filter((one) => one.calendar === calendar);
  const contains = (at: number) => mine.some((one) => one.startsAt <= at && at < one.endsAt);
  return sales.every(({ at }) => contains(Number(at)));
}

/** Whose sales a period sees: its own, and earlier ones where people's first days are asked. */
function sellersIn(plan: Plan, period: KnownPeriod, sales: readonly Sale[]): string[] {
  const earlierToo = measuresOf(plan).first.length > 0;
  const seen = sales.filter(({ at }) => {
    const instant = Number(at);
    return instant < period.endsAt && (earlierToo || instant >= period.startsAt);
  });
  return [...new Set(seen.map(({ id }) => id))];
}

/** Everybody whose figures can have changed; null: somebody is not on the sheet yet. */
async function follow(tx: Transaction, following: Following): Promise<string[] | null> {
  const { plan, period, sellers, now } = following;
  const { sheet } = period;
  const touched = await touchedBy(tx, { sheet, edge: volumeEdge(plan), sellers });
  const there = new Set(touched.map(({ id }) => id));
  if (!sellers.every((id) => there.has(id))) return null;
  const people = await settleAgain(tx, following, touched);
  await tx.run("live/sheet-moved", { sheet });
  for (const one of await ranksMoved(tx, sheet, touched))
    await tellRank(tx, plan, period, one, now);
  return people;
}

/** Settles everybody touched, from the bottom up; answers whose marks were looked at besides. */
async function settleAgain(
  tx: Transaction,
  { plan, period, before, sellers }: Following,
  touched: readonly Touched[],
): Promise<string[]> {
  const byDepth: string[][] = [];
  for (const { id, depth } of touched) (byDepth[Number(depth)] ??= []).push(id);
  const sponsors = touched.flatMap(({ sponsorId }) => sponsorId ?? []);
  const people = [...new Set([...touched.map(({ id }) => id), ...sponsors])];
  const at = { ...period, before, decided: EVERYTHING_DECIDED };
  await setVolumesOf(tx, plan, at, sellers);
  const levels = Array.from(byDepth, (level) => level ?? []);
  await settleChanged(tx, plan, at, { sellers, touched: levels, people });
  return people;
}

/** Tells the highest rank that was reached, or the one that was lost. */
async function tellRank(
  tx: Transaction,
  plan: Plan,
  { id: periodId }: KnownPeriod,
  { id: distributorId, before, after }: RankMoved,
  at: number,
): Promise<void> {
  const kind = after > before ? "reached" : "lost";
  const number = Number(after > before ? after : before);
  const rank = plan.ranks.find((one) => one.number === number)?.id;
  if (rank !== undefined) await tellAlert(tx, { distributorId, kind, rank, periodId, at });
}

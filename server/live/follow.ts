/**
 * Brings open periods up to what was sold, counted late or moved, to who was enrolled and to whose place is another:
 * everybody whom that can have changed is settled again from his own entries and the figures of his legs, by the same
 * statements that settle everybody.
 *
 * Nothing is ever added to a figure that stands, so to follow the same changes twice changes nothing.
 */
import type { Graph, Transaction } from "../graph/graph.ts";
import { openingOfSheet } from "../period/compute/opening.ts";
import { unclosedPeriods } from "../period/period.service.ts";
import { openingOf, type KnownPeriod } from "../period/timeline.ts";
import type { Plan, Tree } from "../plan/plan.ts";
import { volumeEdge } from "../sheet/depth.ts";
import { layOutSome, type NewPlaces, type Opening } from "../sheet/sheet.service.ts";
import { measureNew, measuresOf } from "../standing/measure.ts";
import { tellAlert } from "./alert/alert.store.ts";
import { NO_CHANGES, type Changes } from "./changes.ts";
import type { HeldSheets, LiveDeps } from "./held-sheets.ts";
import { parentsOnSheet, ranksMoved, salesOf, setDepths, touchedBy } from "./live.store.ts";
import type { RankMoved, Sale } from "./live.store.ts";
import { warmPreview } from "./preview/preview-sheet.ts";
import { measuredAt, settleTouched } from "./settle-touched.ts";

/** An open period that was brought up to date. */
export interface Moved {
  periodId: string;
  /** Whose figures can have changed. */
  people: string[];
}

/** Everything that following a period's changes takes. */
interface Following extends NewPlaces {
  plan: Plan;
  period: KnownPeriod;
  opening: Opening;
  sellers: string[];
  /** Epoch ms. */
  now: number;
}

/** What moved; null: these changes reach what only a whole computation settles, such as ranks lent by another calendar. */
export async function follow(
  { graph, clock }: LiveDeps,
  held: HeldSheets,
  changes: Changes,
): Promise<Moved[] | null> {
  const sales = await salesOf(graph, changes.orderIds);
  const { calendars, periods, unclosed } = await unclosedPeriods(graph);
  if (!calendars.every(({ id }) => covers(periods, id, sales))) return null;
  const places = placesOf(changes);
  const placesMoved = Object.values(places).some((ids) => ids.length > 0);
  const moved: Moved[] = [];
  for (const { period, plan } of unclosed) {
    const sellers = sellersIn(plan, period, sales);
    if (sellers.length === 0 && !placesMoved) continue;
    if (!followable(plan, places)) return null;
    const opening = openingOf(periods, period);
    if (placesMoved && (await readsCopies(graph, plan, period, opening))) return null;
    const following = { plan, period, opening, sellers, now: clock(), ...places };
    const people = await held.write(period, (tx) => followOn(tx, following));
    if (people === null) return null;
    moved.push({ periodId: period.id, people });
  }
  return moved;
}

function placesOf({ enrolled, replaced }: Changes): NewPlaces {
  const of = (tree: Tree) => replaced.filter((one) => one.tree === tree).map(({ id }) => id);
  return { enrolled, sponsored: of("sponsor"), placed: of("placement") };
}

/** Whether a plan's figures follow from people and their legs alone. */
function followable(plan: Plan, { sponsored, placed }: NewPlaces): boolean {
  if (plan.calendars.some(({ ranksFrom }) => ranksFrom !== "own")) return false;
  // Everybody below who moves may stand in another leg of his sponsor.
  return sponsored.length + placed.length === 0 || !measuresOf(plan).sponsorLegs;
}

/** Whether a sheet goes on from copies of earlier ones, in the rank numbers of its own plan. */
async function readsCopies(
  graph: Graph,
  plan: Plan,
  { sheet }: KnownPeriod,
  opening: Opening,
): Promise<boolean> {
  const { copies } = await openingOfSheet(graph, plan, sheet, { opening, ranks: "own" });
  return copies.length > 0;
}

/**
 * Follows sales and enrolments of nobody in an open period, so that Neo4j has planned the statements before the first real one:
 * planning them takes seconds; and previews the move of nobody. Leaves nothing.
 */
export async function warmUp({ graph, clock }: LiveDeps): Promise<void> {
  const { unclosed } = await unclosedPeriods(graph);
  const open = unclosed.find(({ period }) => period.state === "open");
  if (open === undefined) return;
  const { plan } = open;
  const nowhere = { ...open.period, sheet: "nowhere" };
  for (const size of WARM_SIZES) {
    const sellers = Array.from({ length: size }, (_, i) => `nobody ${i}`);
    const nothing = { opening: NO_OPENING, ...placesOf(NO_CHANGES) };
    const following = { plan, period: nowhere, sellers, now: clock(), ...nothing };
    const touched = sellers.map((id, i) => ({ id, depth: BigInt(i), paidAs: 0n, sponsorId: null }));
    await graph.transaction(async (tx) => {
      await takePlaces(tx, { ...following, enrolled: sellers });
      await settleTouched(tx, plan, measuredAt(following), { sellers, touched });
    });
  }
  await warmPreview(graph, { plan, period: open.period, opening: NO_OPENING });
}

const NO_OPENING: Opening = { before: null, paidBefore: null, revises: null };

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
async function followOn(tx: Transaction, following: Following): Promise<string[] | null> {
  const { plan, period, sellers, now } = following;
  const { sheet } = period;
  const replaced = await takePlaces(tx, following);
  if (replaced === null) return null;
  const from = [...new Set([...sellers, ...replaced])];
  const touched = await touchedBy(tx, { sheet, edge: volumeEdge(plan), people: from });
  const there = new Set(touched.map(({ id }) => id));
  if (!sellers.every((id) => there.has(id))) return null;
  // Who is enrolled today is on no sheet of an earlier period: nothing of it has moved.
  if (touched.length === 0) return [];
  const people = await settleTouched(tx, plan, measuredAt(following), { sellers, touched });
  await tx.run("live/sheet-moved", { sheet });
  for (const one of await ranksMoved(tx, sheet, touched))
    await tellRank(tx, plan, period, one, now);
  return people;
}

/**
 * Lays new people and new places out; answers whom that touches first: they, and those above whom they no longer stand.
 * Null: somebody is not on the sheet, so people below him may hang elsewhere.
 */
async function takePlaces(tx: Transaction, following: Following): Promise<string[] | null> {
  const { plan, period, opening, enrolled, sponsored, placed } = following;
  const replaced = [...new Set([...sponsored, ...placed])];
  if (enrolled.length + replaced.length === 0) return [];
  const { sheet, endsAt } = period;
  const before = await parentsOnSheet(tx, sheet, replaced);
  const known = new Set([...enrolled, ...before.map(({ id }) => id)]);
  if (!replaced.every((id) => known.has(id))) return null;
  await layOutSome(tx, plan, { sheet, endsAt, opening }, { enrolled, sponsored, placed });
  await setDepths(tx, { sheet, edge: volumeEdge(plan), people: [...enrolled, ...replaced] });
  await measureNew(tx, plan, measuredAt(following), enrolled);
  return [...enrolled, ...replaced, ...before.flatMap(({ parents }) => parents)];
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

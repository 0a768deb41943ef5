/**
 * The open periods, brought up to date by one process as things happen.
 *
 * Sales, enrolments and moves change the figures and ranks of everybody above them at once; what nobody can follow person
 * by person (an import, somebody's status, another plan) is computed whole. Earnings are settled after that, from what stands then,
 * while figures go on moving.
 */
import { eventsAfter, numberEvents, type Event } from "../event/event.ts";
import { refreshOpenPeriods, settleOpenPeriods } from "../period/period.service.ts";
import { LostSheet } from "../sheet/fence.ts";
import { changesOf, FOLLOWED } from "./changes.ts";
import { follow, type Moved } from "./follow.ts";
import { heldSheets, type HeldSheets, type LiveDeps } from "./held-sheets.ts";
import { eventsDue, markSettled, moveCursor, sheetsMoved, type SheetMoved } from "./live.store.ts";
import type { Tidings } from "./tidings.ts";

/** Events that are taken at once. */
const BATCH = 500;
/** Beginnings of kinds that move no figure of an open period. */
const APART = ["promotion-", "prize-", "plan-case-", "plan-draft-", "rank-reached", "rank-lost"];

export interface Live {
  /** Follows what has happened since; answers what moved. */
  catchUp(): Promise<Tidings[]>;
  /** Settles the earnings of periods whose figures moved since they were settled; answers whose. */
  settle(): Promise<string[]>;
  /** Whether there may be such periods: also from before this process began. */
  unsettled(): boolean;
  /** Another process may have written meanwhile: nothing is held any more. */
  letGo(): void;
}

/** The open periods of a company, as this process keeps them. */
export function livePeriods(deps: LiveDeps): Live {
  const held = heldSheets(deps.graph);
  let owed = true;
  let settling: Promise<unknown> = Promise.resolve();
  /** Computes everything; what is being settled meanwhile would be settled from what was. */
  const anew = async (): Promise<Tidings[]> => {
    await settling.catch(() => undefined);
    const moved = await sheetsMoved(deps.graph);
    const done = await refreshOpenPeriods(deps, (period) => held.fence(period));
    await markSettled(deps.graph, of(done, moved));
    return [{ periodId: null, people: null }];
  };
  const bringUp = async (events: readonly Event[]): Promise<Tidings[]> => {
    const touching = events.filter(({ kind }) => !APART.some((start) => kind.startsWith(start)));
    if (touching.length === 0) return [];
    if (!touching.every(({ kind }) => FOLLOWED.has(kind))) return anew();
    const moved = await followed(deps, held, touching);
    if (moved === null) return anew();
    owed = true;
    return moved;
  };
  return {
    async catchUp() {
      const due = await eventsDue(deps.graph);
      if (due.begun) return anew();
      if (due.unnumbered) await numberEvents(deps.graph);
      else if (due.newest <= due.followed) return [];
      const events = await eventsAfter(deps.graph, due.followed, BATCH);
      const last = events.at(-1);
      if (last === undefined) return [];
      const tidings = await bringUp(events);
      await moveCursor(deps.graph, last.seq);
      return tidings;
    },
    async settle() {
      owed = false;
      const work = settleMoved(deps, held);
      settling = work;
      try {
        return await work;
      } catch (error) {
        owed = true;
        throw error;
      }
    },
    unsettled: () => owed,
    letGo: () => {
      held.drop();
      owed = true;
    },
  };
}

/** Settles the earnings of the periods whose figures have moved since, by whatever process. */
async function settleMoved(deps: LiveDeps, held: HeldSheets): Promise<string[]> {
  const moved = await sheetsMoved(deps.graph);
  const periods = new Set(moved.map(({ periodId }) => periodId));
  const done = await settleOpenPeriods(deps, periods, (period) => held.fence(period));
  await markSettled(deps.graph, of(done, moved));
  return done;
}

function of(periods: readonly string[], moved: readonly SheetMoved[]): SheetMoved[] {
  return moved.filter(({ periodId }) => periods.includes(periodId));
}

/** Computes all open periods whole, with everything that has happened: nothing is left to follow. */
export async function computeOpenPeriods(deps: LiveDeps): Promise<void> {
  await numberEvents(deps.graph);
  const { newest } = await eventsDue(deps.graph);
  await refreshOpenPeriods(deps);
  await moveCursor(deps.graph, newest);
}

/** null: it must be computed whole. */
async function followed(
  deps: LiveDeps,
  held: HeldSheets,
  events: readonly Event[],
): Promise<Moved[] | null> {
  try {
    return await follow(deps, held, changesOf(events));
  } catch (error) {
    // Somebody else took a sheet: its close has begun, or it was computed whole; look at it all again.
    if (error instanceof LostSheet) return null;
    throw error;
  }
}

/** Opinions on a company's periods one after the other, each going on from the ones before. */
import { Temporal } from "temporal-polyfill";
import type { Plan } from "../plan/plan.ts";
import type { BonusesBefore, Wanted } from "./bonus.ts";
import type { Entry, People } from "./company.ts";
import type { SidesByPlace } from "./kinds/binary.ts";
import { formOpinion, type Opinion } from "./opinion.ts";
import type { OpinionPeriod } from "./scene.ts";
import { nothingBefore, type StandingBefore } from "./standing/standing.ts";

/** What people bring along from before the first period, by place. */
export interface Openings {
  /** Career titles as rank numbers, 0: none. */
  title: Int32Array;
  /** Minor units. */
  balances: ReadonlyMap<number, bigint>;
  /** Hundredths. */
  lifetime: ReadonlyMap<number, bigint>;
  graceUsed: ReadonlyMap<number, number>;
  /** Ranks and titles that are given by hand for a period. */
  givenIn(period: OpinionPeriod): StandingBefore["given"];
  /** Goals for a period, hundredths. */
  goalsOf(periodId: string): ReadonlyMap<number, bigint>;
  /** Ranks that were paid once already, by bonus; who is not named goes on from his title. */
  paidOnce: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Hundredths. */
  carries: ReadonlyMap<number, { left: bigint; right: bigint }>;
}

/** Computes periods in the order of closing. */
export function formOpinions(
  plan: Plan,
  periods: readonly OpinionPeriod[],
  people: People,
  entries: readonly Entry[],
  openings: Openings,
  wanted: Wanted = () => true,
): Opinion[] {
  const opinions: Opinion[] = [];
  const balances = new Map(openings.balances);
  for (const period of periods) {
    const standing = goOn(plan, period, people.count, opinions, openings);
    const bonuses = bonusesBefore(plan, period, opinions, openings);
    const before = { standing, balances, bonuses };
    const opinion = formOpinion(plan, period, people, entries, before, wanted);
    opinions.push(opinion);
    for (const [place, { carried }] of opinion.payments) balances.set(place, carried);
  }
  return opinions;
}

function goOn(
  plan: Plan,
  period: OpinionPeriod,
  count: number,
  opinions: readonly Opinion[],
  openings: Openings,
): StandingBefore {
  const of = (calendar: string) =>
    opinions.filter(({ scene }) => scene.period.calendar === calendar).reverse();
  const { ranksFrom } = plan.calendars.find(({ id }) => id === period.calendar)!;
  const mine = of(period.calendar);
  const title = carry(openings.title, mine[0], ({ standings }) => standings.title);
  const before = { ...nothingBefore(count), title };
  if (ranksFrom !== "own") {
    const lender = of(ranksFrom)[0];
    before.lent = {
      title: carry(title, lender, ({ standings }) => standings.title),
      paidAs: carry(new Int32Array(count), lender, ({ standings }) => standings.paidAs),
    };
  }
  const { kept } = before;
  const opened = Int32Array.from(kept.graceUsed, (_, place) => openings.graceUsed.get(place) ?? 0);
  const renewed = mine[0] !== undefined && startsNewYear(plan, mine[0].scene.period, period);
  const used = carry(opened, mine[0], ({ standings }) =>
    renewed ? new Int32Array(count) : standings.kept.graceUsed,
  );
  return {
    ...before,
    ...{ goals: openings.goalsOf(period.id), given: openings.givenIn(period) },
    lifetime: lifetimes(count, openings, mine[0]),
    kept: {
      paidAs: carry(kept.paidAs, mine[0], ({ standings }) => standings.paidAs),
      held: carry(kept.held, mine[0], ({ standings }) => standings.kept.held),
      graceUsed: used,
      history: mine.map(({ standings }) => standings.paidAs),
    },
  };
}

function bonusesBefore(
  plan: Plan,
  period: OpinionPeriod,
  opinions: readonly Opinion[],
  openings: Openings,
): BonusesBefore {
  const mine = opinions.filter(({ scene }) => scene.period.calendar === period.calendar).reverse();
  const resultOf = (id: string) => mine[0]?.bonuses.find((one) => one.id === id);
  const settled = new Map<string, Int32Array>();
  let sides: SidesByPlace = new Map();
  for (const [place, { left, right }] of openings.carries) {
    sides.set(place, { left: [left], right: [right], inactive: 0, progress: 0n, history: [] });
  }
  for (const { id, kind } of plan.bonuses) {
    if (kind === "rankAdvancement") {
      const brought = openings.paidOnce.get(id);
      const first = openings.title.map((title, place) => brought?.get(place) ?? title);
      settled.set(
        id,
        carry(first, mine[0], () => resultOf(id)?.settled ?? first),
      );
    } else if (kind === "binary" && mine[0] !== undefined) {
      const { here } = mine[0].scene;
      const waiting = [...sides].filter(([place]) => here[place] === 0);
      sides = new Map([...waiting, ...(resultOf(id)?.binary?.sides ?? [])]);
    }
  }
  const history = {
    title: mine.map(({ standings }) => standings.title),
    paidAs: mine.map(({ standings }) => standings.paidAs),
  };
  return { history, settled, sides, volumes: volumesOf(mine[0]) };
}

/** Everybody's volumes in a period; nobody's before the first one. */
function volumesOf(before: Opinion | undefined): BonusesBefore["volumes"] {
  const of = (column: BigInt64Array | undefined) =>
    new Map([...(column ?? [])].map((volume, place) => [place, volume]));
  const qualifying = before?.standings.qualifying;
  return {
    personalVolume: of(qualifying?.personal),
    groupVolume: of(qualifying?.group),
    totalVolume: of(qualifying?.total),
  };
}

/** The column of the period before; who was not there goes on with what he had. */
function carry(
  had: Int32Array,
  earlier: Opinion | undefined,
  column: (opinion: Opinion) => Int32Array,
): Int32Array {
  if (earlier === undefined) return had;
  const found = column(earlier);
  return had.map((mine, place) => (earlier.scene.here[place] === 1 ? found[place]! : mine));
}

function lifetimes(count: number, openings: Openings, earlier: Opinion | undefined) {
  const found = new Map<number, bigint>();
  for (let place = 0; place < count; place++) {
    const there = earlier?.scene.here[place] === 1;
    const mine = there ? earlier!.standings.lifetime[place] : openings.lifetime.get(place);
    if (mine !== undefined) found.set(place, mine);
  }
  return found;
}

/** Whether waivers are counted anew: by calendar year, and this period starts in a later one. */
export function startsNewYear(
  { zone, rankKeeping }: Plan,
  before: { startsAt: number },
  period: { startsAt: number },
): boolean {
  if (rankKeeping?.grace?.per !== "calendarYear") return false;
  const year = ({ startsAt }: { startsAt: number }) =>
    Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(zone).year;
  return year(period) > year(before);
}

/**
 * The demo company as a whole: people, two months of sales, and the nine cases that its first close
 * finds, each once.
 *
 * Titles fit the sales of the ended month except where a case wants otherwise, so that nothing else is
 * found. docs/exceptions.md says what each code means.
 */
import { previousPeriod, periodOf } from "../plan/calendar.ts";
import type { Plan } from "../plan/plan.ts";
import { earnedRanks, type Earned } from "./earned-ranks.ts";
import { makePeople, recruitsOf, type Cast, type DemoCustomer, type DemoPerson } from "./people.ts";
import { seeded } from "./random.ts";
import { makeSales, type Month, type Sale } from "./sales.ts";

/** A distributor as the import takes him. */
export interface Titled extends DemoPerson {
  /** ISO date. */
  joinedOn: string;
  /** Rank id, or "". */
  title: string;
}

export interface DemoCompany {
  people: Titled[];
  customers: DemoCustomer[];
  sales: Sale[];
  /** Comes after the ended period is frozen. */
  lateSale: Sale;
  /** Debts that people brought along, minor units (negative). */
  debts: { distributorId: string; minor: bigint }[];
  showcase: { id: string; name: string };
  ended: Month;
  open: Month;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Id of the order that arrives last. */
export const LATE_ORDER = "late-0001";
/** What the old system had paid for orders that came back later. */
const DEBT = -24000n;

/** Makes the company whose last month has just ended at the instant `now`. */
export function makeCompany(plan: Plan, now: number, seed: number): DemoCompany {
  const { ended, open } = monthsOf(plan, now);
  const { people, cast, customers } = makePeople(seed, plan.placement?.legs ?? []);
  const sold = makeSales(seed + 1, ended, people, customers);
  const soon = makeSales(seed + 2, open, people, customers);
  const inEnded = people.map((person) =>
    person.joined === "open" ? { ...person, status: "terminated" as const } : person,
  );
  const earned = earnedRanks(plan, inEnded, sold);
  const titles = titlesOf(plan, people, cast, earned, seed + 3);
  const titled = people
    .map((person, number) => ({
      ...person,
      joinedOn: joinedOn(person, ended, open),
      title: titles.byNumber[number] ?? "",
    }))
    .filter(({ joined, day }) => joined !== "open" || open.startsAt + day * DAY + HOUR <= now);
  return {
    people: titled,
    customers,
    sales: [
      ...withExcessReturn(sold),
      ...soon.filter(({ placedAt, credited }) => placedAt <= now && credited < titled.length),
    ],
    lateSale: lateSale(sold, ended),
    debts: [{ distributorId: people[titles.indebted]!.id, minor: DEBT }],
    showcase: { id: people[cast.showcase]!.id, name: people[cast.showcase]!.name },
    ended,
    open,
  };
}

function monthsOf(plan: Plan, now: number): { ended: Month; open: Month } {
  const calendar = plan.calendars[0]!;
  const current = periodOf(plan.zone, calendar, now);
  const before = previousPeriod(plan.zone, calendar, current);
  return { ended: { ...before, joined: "ended" }, open: { ...current, joined: "open" } };
}

function joinedOn({ joined, day }: DemoPerson, ended: Month, open: Month): string {
  const start = joined === "open" ? open.startsAt : ended.startsAt;
  const days = joined === "before" ? -day : day;
  // Noon of the day is on the same date in the plan's zone and in UTC.
  return new Date(start + days * DAY + 12 * HOUR).toISOString().slice(0, 10);
}

/** Career titles by number: what was earned, some a step less, and more for leaders who went quiet. */
function titlesOf(
  plan: Plan,
  people: readonly DemoPerson[],
  cast: Cast,
  earned: readonly Earned[],
  seed: number,
) {
  const random = seeded(seed);
  const recruits = recruitsOf(people);
  const numbers = people.map(({ joined }, number) => {
    const draw = random.whole(1, 100);
    const { active, paidAs } = earned[number]!;
    if (joined !== "before") return 0;
    if (active) return draw <= 12 ? Math.max(paidAs - 1, 0) : paidAs;
    return Math.min(draw <= 45 ? 0 : 1 + Math.floor(recruits[number]!.length / 3), 4);
  });
  const taken = new Set(Object.values(cast) as number[]);
  const find = (paidAs: number, recruitsMin: number) => {
    const found = people.findIndex(
      ({ joined, status }, number) =>
        number > 8 &&
        joined === "before" &&
        status === "active" &&
        !taken.has(number) &&
        earned[number]!.paidAs === paidAs &&
        recruits[number]!.length >= recruitsMin,
    );
    if (found === -1) throw new Error(`The demo company has nobody at rank ${paidAs} to spare.`);
    taken.add(found);
    return found;
  };
  numbers[find(3, 3)] = 1; // the rank that jumped
  numbers[find(2, 2)] = 5; // the title above what was earned
  const indebted = find(1, 1);
  const byNumber = numbers.map((number) => plan.ranks[number - 1]?.id ?? "");
  return { byNumber, indebted };
}

/** One return is entered with twice what its order had. */
function withExcessReturn(sales: readonly Sale[]): Sale[] {
  const whole = sales.find(
    ({ kind, returns, total }) =>
      kind === "return" && sales.some((sale) => sale.id === returns && sale.total === total),
  );
  if (whole === undefined) throw new Error("The demo company has no order that came back whole.");
  return sales.map((sale) =>
    sale !== whole
      ? sale
      : {
          ...sale,
          total: sale.total * 2n,
          qualifying: sale.qualifying * 2n,
          commissionable: sale.commissionable * 2n,
        },
  );
}

/** An order of the month's last evening that reaches the company after the cut-off. */
function lateSale(sales: readonly Sale[], { endsAt }: Month): Sale {
  const model = sales.findLast(({ kind }) => kind === "order")!;
  return { ...model, id: LATE_ORDER, placedAt: endsAt - 75 * 60_000 };
}

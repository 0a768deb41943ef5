/**
 * A made-up company for each plan of docs/plans: who brought whom, and what they sell over three periods.
 *
 * The same for a plan, a size and a first period, on every machine. Nobody has a place in the placement
 * tree: where the plan has one, it says itself where people spill to.
 */
import { nextPeriod, type Period } from "../../plan/calendar.ts";
import type { Plan } from "../../plan/plan.ts";
import type { CompanyRows } from "../files.ts";
import { identityMaker } from "../names.ts";
import type { DemoCustomer, Habit } from "../people.ts";
import { seeded, type Random } from "../random.ts";
import { samplesSold } from "./sales.ts";
import type { Shape } from "./shapes.ts";
import { titlesOf } from "./titles.ts";

/** How many people a company has, and for how many periods it sells. */
export const SAMPLE_SIZE = 1_000;
export const SAMPLE_PERIODS = 3;

/** A distributor of the company. */
export interface SamplePerson {
  id: string;
  name: string;
  email: string;
  country: string;
  /** ISO date. */
  joinedOn: string;
  /** Noon of the day on which he joined, epoch ms. */
  joinedAt: number;
  /** Numbers of people; -1: nobody. */
  sponsor: number;
  parent: number;
  leg: string;
  status: "active" | "suspended" | "terminated";
  title: string;
  habit: Habit;
}

const DAY = 86_400_000;
const FRONTLINE = 5;
/** The leader who enrols most people himself. */
const WIDE = 3;
/** Of a hundred people, so many had joined before the first period. */
const BEFORE = 55;
/** Of a hundred people, so many have a customer. */
const CUSTOMERS = 25;
const TERMINATED = 6;
const SUSPENDED = 3;
/** The first so many are never suspended. */
const LEADERS_SPARED = 20;

/** The periods of a company that begins to sell in one. */
export function samplePeriods(plan: Plan, first: Period): Period[] {
  const calendar = plan.calendars.find(({ id }) => id === first.calendar)!;
  const periods = [first];
  while (periods.length < SAMPLE_PERIODS) {
    periods.push(nextPeriod(plan.zone, calendar, periods.at(-1)!));
  }
  return periods;
}

/** The company of a plan as the tables of an import. */
export function makeSample(
  plan: Plan,
  shape: Shape,
  periods: readonly Period[],
  size = SAMPLE_SIZE,
): CompanyRows {
  const random = seeded(shape.seed);
  const identity = identityMaker(random);
  const people = makePeople(periods, size, identity, random);
  const customers = makeCustomers(people, identity, random);
  const sales = samplesSold(shape, periods, people, customers);
  const titled = titlesOf(plan, periods[0]!, people, customers, sales);
  return { people: titled, customers, sales, debts: [] };
}

function makePeople(
  periods: readonly Period[],
  size: number,
  identity: ReturnType<typeof identityMaker>,
  random: Random,
): SamplePerson[] {
  const early = Math.floor((size * BEFORE) / 100);
  const people = Array.from({ length: size }, (_, number): SamplePerson => {
    const joinedAt = joiningOf(periods, number - early, size - early);
    return {
      ...{ id: `D${1001 + number}`, ...identity() },
      ...{ joinedAt, joinedOn: new Date(joinedAt).toISOString().slice(0, 10) },
      ...{ sponsor: sponsorOf(number, random), parent: -1, leg: "", title: "" },
      ...{ status: "active", habit: habitOf(number, random) },
    };
  });
  setStatuses(people, random);
  return people;
}

/** Some left without having brought anybody; some leaders are suspended, and what they earn is held. */
function setStatuses(people: readonly SamplePerson[], random: Random): void {
  const sponsors = new Set(people.map(({ sponsor }) => sponsor));
  const draw = (from: SamplePerson[], count: number, status: SamplePerson["status"]) => {
    for (let drawn = 0; drawn < count && from.length > 0; drawn += 1) {
      from.splice(random.whole(0, from.length - 1), 1)[0]!.status = status;
    }
  };
  const quiet = people.filter(({ habit }, number) => habit === "idle" && !sponsors.has(number));
  draw(quiet, TERMINATED, "terminated");
  const leaders = people.filter(
    ({ habit }, number) => habit === "seller" && number > LEADERS_SPARED && sponsors.has(number),
  );
  draw(leaders, SUSPENDED, "suspended");
}

/** Noon of a day: one after the other over the periods; before them three days apart. */
function joiningOf(periods: readonly Period[], late: number, lateCount: number): number {
  const [start, end] = [periods[0]!.startsAt, periods.at(-1)!.endsAt];
  const noon = start + 12 * 3_600_000;
  if (late < 0) return noon + late * 3 * DAY;
  const days = Math.floor((end - start) / DAY) - 1;
  return noon + Math.floor((late * days) / lateCount) * DAY;
}

/** Widths are heavy-tailed: most enrol nobody, early people more, one many. A sponsor joined before. */
function sponsorOf(number: number, random: Random): number {
  if (number === 0) return -1;
  if (number <= FRONTLINE) return 0;
  const draw = random.whole(1, 100);
  if (draw <= 6) return WIDE;
  if (draw <= 45) return Math.floor(number * random.unit() ** 2);
  return number - 1 - Math.floor(number * 0.7 * random.unit());
}

function habitOf(number: number, random: Random): Habit {
  const draw = random.whole(1, 100);
  if (number <= FRONTLINE || draw <= 68) return "seller";
  return draw <= 80 ? "small" : "idle";
}

function makeCustomers(
  people: readonly SamplePerson[],
  identity: ReturnType<typeof identityMaker>,
  random: Random,
): DemoCustomer[] {
  const owners = people
    .map((_, number) => number)
    .filter((number) => people[number]!.habit === "seller" && random.chance(CUSTOMERS));
  return owners.map((owner, number) => {
    const { name, email } = identity(people[owner]!.country);
    return {
      ...{ id: `C${2001 + number}`, name, email, owner },
      kind: random.chance(60) ? "retail" : "preferred",
    };
  });
}

/**
 * The people of the demo company: who brought whom, who stands where, who left.
 *
 * Everybody's sponsor joined before him, so a lower number is always further up. Widths are
 * heavy-tailed: most enrol nobody, a few enrol many, one has most of the legs.
 */
import { identityMaker } from "./names.ts";
import { seeded, type Random } from "./random.ts";

/** When somebody joined: long ago, in the ended period, or in the open one. */
export type Joined = "before" | "ended" | "open";

/** What somebody orders in a month: enough to be active, too little, or nothing. */
export type Habit = "seller" | "small" | "idle";

export interface DemoPerson {
  id: string;
  name: string;
  email: string;
  country: string;
  joined: Joined;
  /** Days before the ended period ("before"), or day of the month from 0. */
  day: number;
  /** Numbers of people; -1: nobody. */
  sponsor: number;
  parent: number;
  leg: string;
  status: "active" | "suspended" | "terminated";
  habit: Habit;
}

export interface DemoCustomer {
  id: string;
  name: string;
  email: string;
  /** Number of the distributor. */
  owner: number;
  kind: "retail" | "preferred";
}

/** People whom a story of the demo needs, by number. */
export interface Cast {
  /** Whose sign-in the start prints. */
  showcase: number;
  /** The leader with many legs. */
  manyLegs: number;
  unplaced: number;
  terminatedSponsor: number;
  suspendedPayee: number;
}

const BEFORE = 450;
const JOINED_ENDED = 32;
const JOINED_OPEN = 28;
const CUSTOMERS = 310;
const LEFT = 14;
const SUSPENDED = 7;
const FRONTLINE = 6;
const SHOWCASE = 2;
const MANY_LEGS = 4;
/** Up to here habits are those of leaders. */
const LEADERS = 36;

/** Everybody, the same for a seed. */
export function makePeople(seed: number, legs: readonly string[]) {
  const random = seeded(seed);
  const identity = identityMaker(random);
  const people = Array.from({ length: BEFORE + JOINED_ENDED + JOINED_OPEN }, (_, number) => ({
    id: `D${1001 + number}`,
    ...identity(),
    ...joiningOf(number, random),
    parent: -1,
    leg: "",
    status: "active" as const,
    habit: habitOf(number, random),
    sponsor: -1,
  })) as DemoPerson[];
  growSponsorTree(people, random);
  const cast = castOf(people);
  setStatuses(people, cast, random);
  place(people, legs, cast.unplaced);
  return { people, cast, customers: makeCustomers(people, identity, random) };
}

function joiningOf(number: number, random: Random): { joined: Joined; day: number } {
  const old = BEFORE - number;
  if (old > 0) return { joined: "before", day: old * 4 + random.whole(1, 4) };
  const late = number - BEFORE - JOINED_ENDED;
  if (late < 0)
    return { joined: "ended", day: Math.floor(((number - BEFORE) * 27) / JOINED_ENDED) };
  return { joined: "open", day: Math.floor((late * 27) / JOINED_OPEN) };
}

function habitOf(number: number, random: Random): Habit {
  const draw = random.whole(1, 100);
  if (number <= FRONTLINE || number >= BEFORE) return "seller";
  if (number < LEADERS) return draw <= 88 ? "seller" : "idle";
  if (draw <= 68) return "seller";
  return draw <= 80 ? "small" : "idle";
}

function growSponsorTree(people: DemoPerson[], random: Random): void {
  const team = [SHOWCASE];
  const inTeam = new Set(team);
  for (let number = 1; number < people.length; number += 1) {
    const sponsor = sponsorOf(number, team, random);
    people[number]!.sponsor = sponsor;
    if (inTeam.has(sponsor)) {
      inTeam.add(number);
      team.push(number);
    }
  }
}

function sponsorOf(number: number, team: readonly number[], random: Random): number {
  if (number <= FRONTLINE) return 0;
  const draw = random.whole(1, 100);
  const early = random.unit() ** 2;
  if (draw <= 12) return MANY_LEGS;
  if (draw <= 22) return team[Math.floor(team.length * early)]!;
  if (draw <= 55) return Math.floor(number * early);
  return random.whole(1, number - 1);
}

/** Everybody's recruits, by number. */
export function recruitsOf(people: readonly DemoPerson[]): number[][] {
  const recruits: number[][] = people.map(() => []);
  people.forEach(({ sponsor }, number) => {
    if (sponsor !== -1) recruits[sponsor]!.push(number);
  });
  return recruits;
}

function castOf(people: readonly DemoPerson[]): Cast {
  const recruits = recruitsOf(people);
  const find = (from: number, fits: (number: number) => boolean) => {
    const found = people.findIndex((_, number) => number >= from && fits(number));
    if (found === -1) throw new Error("The demo company has nobody for one of its stories.");
    return found;
  };
  const isLeaf = (number: number) => recruits[number]!.length === 0;
  return {
    showcase: SHOWCASE,
    manyLegs: MANY_LEGS,
    unplaced: find(BEFORE + 4, isLeaf),
    terminatedSponsor: find(120, (number) => {
      const [only, ...others] = recruits[number]!;
      return only !== undefined && others.length === 0 && people[only]!.habit === "seller";
    }),
    suspendedPayee: find(60, (number) => {
      const sellers = recruits[number]!.filter((one) => people[one]!.habit === "seller");
      return people[number]!.habit === "seller" && sellers.length >= 3;
    }),
  };
}

/** Who left or is suspended: people without recruits who buy nothing, and those of the cast. */
function setStatuses(people: DemoPerson[], cast: Cast, random: Random): void {
  const recruits = recruitsOf(people);
  const quiet = people
    .map((_, number) => number)
    .filter((number) => {
      const { joined, habit } = people[number]!;
      return joined === "before" && habit !== "seller" && recruits[number]!.length === 0;
    });
  for (let drawn = 0; drawn < LEFT + SUSPENDED; drawn += 1) {
    const [number] = quiet.splice(random.whole(0, quiet.length - 1), 1);
    const status = drawn < LEFT ? "terminated" : "suspended";
    Object.assign(people[number!]!, { status, habit: "idle" });
  }
  Object.assign(people[cast.terminatedSponsor]!, { status: "terminated", habit: "idle" });
  people[cast.suspendedPayee]!.status = "suspended";
}

/** Puts everybody but one into the first free place under his sponsor, level by level. */
function place(people: DemoPerson[], legs: readonly string[], unplaced: number): void {
  const under: number[][] = people.map(() => []);
  for (let number = 1; number < people.length; number += 1) {
    if (number === unplaced) continue;
    const parent = firstFree(under, legs.length, people[number]!.sponsor);
    people[number]!.parent = parent;
    people[number]!.leg = legs[under[parent]!.length]!;
    under[parent]!.push(number);
  }
}

function firstFree(under: readonly number[][], width: number, from: number): number {
  let level = [from];
  for (;;) {
    const free = level.find((number) => under[number]!.length < width);
    if (free !== undefined) return free;
    level = level.flatMap((number) => under[number]!);
  }
}

function makeCustomers(
  people: readonly DemoPerson[],
  identity: (country?: string) => { name: string; email: string },
  random: Random,
): DemoCustomer[] {
  const sellers = people
    .map((_, number) => number)
    .filter((number) => people[number]!.habit === "seller" && people[number]!.joined === "before");
  return Array.from({ length: CUSTOMERS }, (_, number) => {
    const owner = sellers[Math.floor(sellers.length * random.unit() ** 1.4)]!;
    const { name, email } = identity(people[owner]!.country);
    const kind = random.chance(60) ? "retail" : "preferred";
    return { id: `C${2001 + number}`, name, email, owner, kind };
  });
}

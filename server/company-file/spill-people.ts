/**
 * Gives places to the new people of a company whose row names no placement parent, where the plan says
 * `placement.spill`.
 *
 * In the order of (joinedAt, id), after everybody whose row names a place; so the order of rows decides
 * nothing. Whoever has a place in the database keeps it.
 */
import { spillAll, type Newcomer, type Spill } from "../placement/spill.ts";
import type { Check } from "./check.ts";
import { addPerson, origin, type People } from "./people.ts";

/** Everybody who may be a parent: the company's people by number, then those of the database alone. */
interface Crowd {
  people: People;
  /** Of the people of the database who are not in the files. */
  others: { id: string; joinedAt: number }[];
  parent: number[];
  leg: number[];
}

/** Writes the places into the company's people; the checks before must have found no fault. */
export async function spillPeople(check: Check, spill: Spill): Promise<void> {
  const { people, plan } = check;
  const newcomers = newcomersOf(people);
  if (newcomers.length === 0) return;
  const crowd = await crowdOf(check, sponsorsThere(people, newcomers));
  const { parent, leg } = crowd;
  const compare = (one: number, other: number) => compareJoining(crowd, one, other);
  newcomers.sort((one, other) => compare(one.person, other.person));
  spillAll(plan.placement!, spill, { parent, leg, compare }, newcomers);
  for (const { person } of newcomers) {
    if (parent[person]! < 0) continue;
    people.leg[person] = leg[person]!;
    people.placementParent[person] = numberIn(crowd, parent[person]!);
  }
}

/**
 * The new people without a place whose sponsor has one or gets one. Below somebody whom the database
 * holds unplaced nobody is placed; they wait with him.
 */
function newcomersOf(people: People): Newcomer[] {
  const standing = new Map<number, boolean>();
  const stands = (person: number): boolean => {
    const above: number[] = [];
    let at = person;
    while (!standing.has(at) && waits(people, at)) {
      above.push(at);
      at = people.sponsor[at]!;
    }
    const answer =
      standing.get(at) ?? (people.origins[at] === origin.new || people.inPlacement[at]!);
    for (const one of above) standing.set(one, answer);
    return answer;
  };
  const newcomers: Newcomer[] = [];
  for (let person = 0; person < people.ids.length; person += 1) {
    if (!waits(people, person) || !stands(person)) continue;
    newcomers.push({ person, sponsor: people.sponsor[person]!, leg: people.leg[person]! });
  }
  return newcomers;
}

/** New, brought by somebody, and without a place in his row. */
function waits(people: People, person: number): boolean {
  return (
    people.origins[person] === origin.new &&
    !people.isCustomer[person] &&
    people.sponsor[person]! >= 0 &&
    people.placementParent[person] === -1
  );
}

/** Of more sponsors than this the whole tree is read: it is quicker than one part after another. */
const SPONSORS_MAX = 200;

/** The sponsors of newcomers whom the database has: places are looked for below them alone. Null: too many. */
function sponsorsThere(people: People, newcomers: readonly Newcomer[]): string[] | null {
  const sponsors = new Set(newcomers.map(({ sponsor }) => sponsor));
  const there = [...sponsors].filter((one) => people.origins[one] !== origin.new);
  return there.length > SPONSORS_MAX ? null : there.map((one) => people.ids[one]!);
}

/** The tree below some people, or the whole: of new people as their rows say, of all others as the database says. */
async function crowdOf(
  { people, known, plan }: Check,
  below: readonly string[] | null,
): Promise<Crowd> {
  const isNew = (person: number) => people.origins[person] === origin.new;
  const crowd: Crowd = {
    people,
    others: [],
    parent: people.placementParent.map((above, person) => (isNew(person) ? above : -1)),
    leg: people.leg.map((leg, person) => (isNew(person) ? leg : -1)),
  };
  if (known.empty) return crowd;
  const others = new Map<string, number>();
  const numberOf = (id: string, joinedAt: number): number => {
    const number = people.numberOf.get(id) ?? others.get(id);
    if (number !== undefined) return number;
    others.set(id, crowd.parent.length);
    crowd.others.push({ id, joinedAt });
    crowd.leg.push(-1);
    return crowd.parent.push(-1) - 1;
  };
  for await (const row of known.placements(below)) {
    const person = numberOf(row.id, row.joinedAt);
    crowd.parent[person] = numberOf(row.parentId, row.parentJoinedAt);
    crowd.leg[person] = plan.placement!.legs.indexOf(row.leg);
  }
  return crowd;
}

function compareJoining(crowd: Crowd, one: number, other: number): number {
  const idOf = (number: number) =>
    crowd.people.ids[number] ?? crowd.others[number - crowd.people.ids.length]!.id;
  const joined = (number: number) =>
    crowd.people.joinedAt[number] ?? crowd.others[number - crowd.people.ids.length]!.joinedAt;
  return joined(one) - joined(other) || (idOf(one) < idOf(other) ? -1 : 1);
}

/** The number among the company's people; somebody of the database alone is added to them. */
function numberIn({ people, others, parent }: Crowd, person: number): number {
  const first = parent.length - others.length;
  if (person < first) return person;
  const { id, joinedAt } = others[person - first]!;
  const known = people.numberOf.get(id);
  if (known !== undefined) return known;
  const outsider = { id, joinedAt, origin: origin.outside, line: 0, inPlacement: true };
  return addPerson(people, { ...outsider, isCustomer: false });
}

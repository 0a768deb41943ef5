/**
 * Checks both trees as a whole: no cycles, a leg for one person, no more children than the plan's
 * width, one head where the plan limits the width.
 *
 * A head stands under nobody and either has people under him or no sponsor. Somebody with a sponsor
 * and neither a place nor people placed under him is unplaced, which is right in form; where the plan
 * spills, he is given a place once nothing else is wrong.
 */
import { shown } from "../csv/fault.ts";
import { inPages, type Check } from "./check.ts";
import { tableShapes } from "./columns.ts";
import { origin, type People } from "./people.ts";
import { spillPeople } from "./spill-people.ts";

const file = tableShapes.distributors.file;

export async function checkTrees(check: Check): Promise<void> {
  const { people } = check;
  reportCycles(check, people.sponsor, "sponsorId", "sponsors");
  reportCycles(check, people.placementParent, "placementParentId", "placement parents");
  if (check.plan.placement === null) return;
  await checkPlaces(check);
  const { spill } = check.plan.placement;
  if (spill !== undefined && check.faults.count === 0) await spillPeople(check, spill);
  if (check.plan.placement.width !== null && !check.unread.has("distributors")) {
    await checkHeads(check);
  }
}

/** The cycles of a forest given by parent numbers; each starts with its lowest number. */
export function cyclesOf(parents: readonly number[]): number[][] {
  const walk = new Int32Array(parents.length);
  const cycles: number[][] = [];
  for (let start = 0; start < parents.length; start += 1) {
    let at = start;
    while (at >= 0 && walk[at] === 0) {
      walk[at] = start + 1;
      at = parents[at]!;
    }
    if (at < 0 || walk[at] !== start + 1) continue;
    const cycle = [at];
    for (let next = parents[at]!; next !== at; next = parents[next]!) cycle.push(next);
    const lowest = cycle.indexOf(cycle.reduce((low, number) => Math.min(low, number)));
    cycles.push([...cycle.slice(lowest), ...cycle.slice(0, lowest)]);
  }
  return cycles;
}

function reportCycles(check: Check, parents: number[], column: string, what: string): void {
  const { people, faults } = check;
  const shownMax = 10;
  for (const cycle of cyclesOf(parents)) {
    const named = cycle.slice(0, shownMax).map((number) => people.ids[number]!);
    const path =
      cycle.length > shownMax
        ? `${named.join(" -> ")} -> … (${cycle.length} people)`
        : [...named, named[0]!].join(" -> ");
    faults.add(
      file,
      people.lines[cycle[0]!]!,
      column,
      `The ${what} go round in a circle: ${path}; correct one of them.`,
    );
  }
}

/** A leg holds one person, and nobody has more people under him than the width. */
async function checkPlaces(check: Check): Promise<void> {
  const { people, plan } = check;
  const placement = plan.placement!;
  const legCount = placement.legs.length;
  const children = new Int32Array(people.ids.length);
  const holder = new Int32Array(people.ids.length * Math.max(legCount, 1));
  await countPlaced(check, children, holder);
  for (let number = 0; number < people.ids.length; number += 1) {
    const parent = people.placementParent[number]!;
    if (parent < 0 || people.origins[number] !== origin.new) continue;
    const leg = people.leg[number]!;
    if (leg !== -1) {
      const place = parent * legCount + leg;
      if (holder[place] !== 0) {
        reportTaken(check, number, parent, placement.legs[leg]!, holder[place]! - 1);
        continue;
      }
      holder[place] = number + 1;
    }
    children[parent]! += 1;
    if (placement.width !== null && children[parent]! > placement.width) {
      check.faults.add(
        file,
        people.lines[number]!,
        "placementParentId",
        `${shown(people.ids[parent]!)} has more than ${placement.width} people placed under him, ` +
          "the plan's width; place this one elsewhere.",
      );
    }
  }
}

/** Counts the places that the database has filled under those who get somebody new. */
async function countPlaced(check: Check, children: Int32Array, holder: Int32Array): Promise<void> {
  const { people, known, plan } = check;
  if (known.empty) return;
  const legs = plan.placement!.legs;
  const parents = new Set<string>();
  people.placementParent.forEach((parent, number) => {
    if (parent < 0 || people.origins[number] !== origin.new) return;
    if (people.origins[parent] !== origin.new) parents.add(people.ids[parent]!);
  });
  for (const placed of await inPages(parents, (page) => known.placedUnder(page))) {
    const parent = people.numberOf.get(placed.parentId)!;
    children[parent]! += 1;
    const leg = legs.indexOf(placed.leg);
    if (leg !== -1) holder[parent * legs.length + leg] = parent + 1;
  }
}

function reportTaken(
  check: Check,
  number: number,
  parent: number,
  leg: string,
  holder: number,
): void {
  const { people, faults } = check;
  const by = holder === parent ? "somebody who is there already" : `line ${people.lines[holder]}`;
  faults.add(
    file,
    people.lines[number]!,
    "placementLeg",
    `The ${leg} leg of ${shown(people.ids[parent]!)} is taken by ${by}; place this one elsewhere.`,
  );
}

/**
 * One head of the placement tree, those of the database included. Where faults kept the plan from
 * spilling, who has a sponsor is no head: he would have been placed.
 */
async function checkHeads(check: Check): Promise<void> {
  const { people, known, faults, plan } = check;
  const spills = plan.placement?.spill !== undefined && faults.count > 0;
  const heads = newHeads(people).filter((head) => !spills || people.sponsor[head] === -1);
  if (heads.length === 0) return;
  const there = known.empty ? [] : await known.placementRoots();
  const first = there[0] ?? people.ids[heads[0]!]!;
  for (const head of heads) {
    const id = people.ids[head]!;
    if (id === first) continue;
    faults.add(
      file,
      people.lines[head] === 0 ? lineUnder(people, head) : people.lines[head]!,
      "placementParentId",
      `${shown(id)} is a second head of the placement tree beside ${shown(first)}; the plan's tree ` +
        "has one, so place him under somebody.",
    );
  }
}

/** Heads that this company adds: new ones, and people of the database who stood in no place. */
function newHeads(people: People): number[] {
  const hasPlaced = new Uint8Array(people.ids.length);
  people.placementParent.forEach((parent, number) => {
    if (parent >= 0 && people.origins[number] === origin.new) hasPlaced[parent] = 1;
  });
  const heads: number[] = [];
  for (let number = 0; number < people.ids.length; number += 1) {
    if (people.isCustomer[number]) continue;
    const isNew = people.origins[number] === origin.new;
    const under = isNew ? people.placementParent[number] !== -1 : people.inPlacement[number];
    if (under) continue;
    if (hasPlaced[number] === 1 || (isNew && people.sponsor[number] === -1)) heads.push(number);
  }
  return heads;
}

/** The line of the first person whom the files place under somebody of the database. */
function lineUnder(people: People, parent: number): number {
  const child = people.placementParent.findIndex(
    (other, number) => other === parent && people.origins[number] === origin.new,
  );
  return people.lines[child] ?? 0;
}

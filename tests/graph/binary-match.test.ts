/** Every binary rule on hundreds of people at once, beside a reference that goes step by step. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settleBinary } from "../../server/bonus/kinds/binary.ts";
import type { Settling } from "../../server/bonus/settled.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import type { BinaryBonus, Plan } from "../../server/plan/plan.ts";
import { binaryOf, type Before, type Rules } from "./binary-reference.ts";
import { openStore, type Store } from "./trial-store.ts";

const SHEET = "binary/0";
const PEOPLE = 250;
let store: Store;

beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

const BASE: Rules = {
  ...{ minimum: 1, maximum: null, cycle: null, steps: null, remembered: false },
  ...{ excess: "kept", unqualified: "accumulates", carries: true, limit: null },
  ...{ expiry: null, inactivity: null },
};
const cycle = (strong: number, weak: number, again: boolean, most: number | null = null) => ({
  cycle: { strong, weak, again, most },
});

/** Names are claims about what is exercised; every set meets the boundary values of `figure`. */
const SETS: [string, Partial<Rules>][] = [
  [
    "a percentage from a minimum to a maximum, with a carry limit",
    { minimum: 125_00, maximum: 400_00, limit: 300_00 },
  ],
  ["steps, no carry", { steps: [100_00, 250_00, 500_00], carries: false }],
  [
    "steps that are remembered, inactivity",
    { steps: [100_00, 250_00, 500_00], remembered: true, inactivity: 2 },
  ],
  [
    "expiry after one period, new volume of the unqualified lost",
    { expiry: 1, unqualified: "lost" },
  ],
  [
    "expiry after three periods with limit and inactivity",
    { expiry: 3, limit: 200_00, inactivity: 1 },
  ],
  ["cycles of 1:1, excess kept", cycle(50_00, 50_00, true, 3)],
  [
    "cycles of 2:1 chosen once, excess used up",
    { ...cycle(100_00, 50_00, false, 2), excess: "consumed" },
  ],
  [
    "cycles of 2:1 chosen after each, under a maximum",
    { ...cycle(100_00, 50_00, true), maximum: 310_00 },
  ],
  [
    "cycles of 3:1 chosen after each, all flushed above the ceiling",
    { ...cycle(30_00, 10_00, true, 9), excess: "flushAll" },
  ],
  ["cycles of 1:2 chosen after each, expiry", { ...cycle(20_00, 40_00, true), expiry: 2 }],
];

/** Figures on and beside the boundaries of the rules above, from a fixed sequence. */
function peopleOf(rules: Rules): Before[] {
  let state = 7;
  const pick = <T>(list: readonly T[]): T => {
    state = (state * 48_271) % 2_147_483_647;
    return list[state % list.length]!;
  };
  const figure = () =>
    pick([
      0, 1, 49_99, 50_00, 99_99, 100_00, 124_99, 125_00, 250_00, 310_00, 400_01, 777_77, -60_00,
    ]);
  const side = () => ({
    fresh: figure(),
    ages:
      rules.expiry === null
        ? [figure()]
        : Array.from({ length: rules.expiry }, () => Math.abs(figure())),
  });
  return Array.from({ length: PEOPLE }, () => {
    const active = pick([true, true, false]);
    const qualified = pick([true, true, true, false]);
    const progress = rules.remembered ? pick([0, 0, 100_00, 250_00]) : 0;
    const person = { active, qualified, progress, inactiveBefore: pick([0, 1]) };
    return { ...person, left: side(), right: side() };
  });
}

function planOf(rules: Rules): { plan: Plan; bonus: BinaryBonus } {
  const points = (hundredths: number) => (hundredths / 100).toFixed(2);
  const or = (word: string, value: number | null) => (value === null ? word : points(value));
  const cycles = rules.cycle;
  const pays =
    cycles === null
      ? `{ percentage: 10%${rules.steps ? `, steps: [${rules.steps.map(points).join(", ")}]` : ""}${rules.remembered ? ", progress: remembered" : ""} }`
      : `{ cycle: { strong: ${points(cycles.strong)}, weak: ${points(cycles.weak)}, amount: 7.00 }, weakSide: ${cycles.again ? "eachCycle" : "once"} }`;
  const ceiling = cycles?.most ? `{ cycles: ${cycles.most}, excess: ${rules.excess} }` : "none";
  const text = `plan: p
version: 1
name: P
effectiveFrom: 2026-01-01
zone: UTC
currency: USD
points: { value: 1.00 }
calendars: [{ id: week, every: week, startsOn: monday, cutOff: 0 days, ranks: own }]
volume: { tree: placement, customerOrders: counted, returns: inPeriodOfRefund }
placement: { width: 2, legs: [left, right] }
activity: always
ranks: [{ id: partner, name: Partner, requires: appointment }]
breakaway: none
bonuses:
  - id: binary
    name: Binary
    kind: binary
    calendar: week
    measuredIn: commissionable
    ownVolume: none
    rankBy: title
    payee: { rank: partner }
    unqualified: ${rules.unqualified}
    minimum: ${points(rules.minimum)}
    maximum: ${or("none", rules.maximum)}
    pays: ${pays}
    ceiling: ${ceiling}
    carry: ${rules.carries ? `{ limit: ${or("unlimited", rules.limit)} }` : "none"}
    inactivity: ${rules.inactivity === null ? "none" : `{ periods: ${rules.inactivity} }`}
    expiry: ${rules.expiry === null ? "none" : `{ periods: ${rules.expiry} }`}
rounding: { mode: halfEven, per: line }
caps: { person: none, company: none }
payout: { minimum: 0.00 }
`;
  const parsed = parsePlan(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return { plan: parsed.plan, bonus: parsed.plan.bonuses[0] as BinaryBonus };
}

/** Draws everybody with a head on each leg and the standing before, and settles. */
async function settled(rules: Rules, people: readonly Before[]) {
  const { plan, bonus } = planOf(rules);
  await store.empty();
  const mark = 'meets {"title":1}';
  await store.query(
    `UNWIND $people AS person
     CREATE (s:Standing {sheet: $sheet, distributorId: person.id, status: "active", active: person.active,
       title: 0, paidAs: 0, personalCommissionable: 0, totalCommissionable: 0})
     SET s[$mark] = person.qualified
     CREATE (s)-[:FOLLOWS]->(:Standing {sheet: "before", distributorId: person.id,
       carryLeft: reduce(t = 0, v IN person.leftAges | t + v), carryAgesLeft: person.leftAges,
       carryRight: reduce(t = 0, v IN person.rightAges | t + v), carryAgesRight: person.rightAges,
       inactivePeriods: person.inactiveBefore, binaryProgress: person.progress})
     CREATE (s)<-[:UNDER_PLACEMENT {leg: "left"}]-(:Standing {sheet: "below", totalCommissionable: person.left})
     CREATE (s)<-[:UNDER_PLACEMENT {leg: "right"}]-(:Standing {sheet: "below", totalCommissionable: person.right})`,
    {
      ...{ sheet: SHEET, mark },
      people: people.map(({ left, right, ...person }, place) => ({
        ...{ ...person, id: idOf(place), left: left.fresh, right: right.fresh },
        ...{ leftAges: left.ages, rightAges: right.ages },
      })),
    },
  );
  const { graph } = store;
  const fence = { sheet: SHEET, epoch: 1n, write: graph.transaction };
  const scope = { plan, sheet: SHEET, startsAt: 0, endsAt: 1 };
  const paid = await settleBinary({ graph, fence, scope } as unknown as Settling, bonus);
  const rows = await store.query<Record<string, bigint> & { id: string }>(
    `MATCH (s:Standing {sheet: $sheet}) RETURN s.distributorId AS id, s.matchedLeft AS ml, s.matchedRight AS mr,
       s.flushedLeft AS fl, s.flushedRight AS fr, s.carryLeft AS cl, s.carryRight AS cr ORDER BY id`,
    { sheet: SHEET },
  );
  return { paid: new Map(paid.map((part) => [part.distributorId, part])), rows };
}

const idOf = (place: number) => String(place).padStart(4, "0");

describe("what is matched, flushed and carried, on both sides of everybody", () => {
  test.each(SETS)("%s", async (_, changes) => {
    const rules = { ...BASE, ...changes };
    const people = peopleOf(rules);
    const { paid, rows } = await settled(rules, people);
    const expected = people.map((person, place) => {
      const { matched, flushed, carry } = binaryOf(rules, person);
      return [idOf(place), ...matched, ...flushed, ...carry].join(" ");
    });
    const found = rows.map(({ id, ml, mr, fl, fr, cl, cr }) =>
      [id, ml, mr, fl, fr, cl, cr].join(" "),
    );
    expect(found).toEqual(expected);
    // Who is matched is paid, by volume or by the number of his cycles; nobody else is.
    const pays = people.map((person, place) => {
      const { matched, cycles } = binaryOf(rules, person);
      const part = paid.get(idOf(place));
      if (part === undefined) return matched[0] === 0;
      return "amount" in part
        ? part.amount.numerator === BigInt(cycles * 7_00) && cycles > 0
        : part.volume === BigInt(matched[0]) && matched[0] > 0;
    });
    expect(pays.every(Boolean)).toBe(true);
  });
});

/**
 * Binary: the weaker of a person's two legs is matched and paid, what is left goes on (docs/plan/binary.md).
 *
 * Page by page, since a row of the matching is wide: what each side has to match, then the matching. What
 * is carried stands on the standings, where the next sheet of the calendar finds it.
 */
import assert from "node:assert/strict";
import type { Row } from "../../graph/graph.ts";
import { lineAmountExact, pointInMinorUnits } from "../../money/amount.ts";
import { parseDecimal } from "../../money/money.ts";
import { roundTo } from "../../money/round.ts";
import { ceilingAt } from "../../plan/bonus/binary.ts";
import type { BinaryBonus, Plan } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { percentageRule } from "../percentage.ts";
import type { Settled, Settling } from "../settled.ts";

/** People matched in one transaction. */
const PAGE = 10_000;

/** Somebody who is paid, as the matching answers. */
interface Matched extends Row {
  distributorId: string;
  /** Hundredths of a point, of one side. */
  volume: bigint;
  ratePpm: bigint;
  cycles: bigint;
  /** The rank that the ceiling goes by, its number. */
  rank: bigint;
  /** Minor units of one cycle; null where a percentage is paid. */
  amount: bigint | null;
  /** The ceiling cut what he is paid. */
  cut: boolean;
}

/** Everybody whom a binary bonus pays in a period; writes both sides of everybody. */
export async function settleBinary(
  { graph, scope, fence }: Settling,
  bonus: BinaryBonus,
): Promise<Settled[]> {
  const { plan, sheet } = scope;
  const volumes = volumesOf(plan, bonus);
  const opening = await carriesBrought({ graph });
  if (volumes.total === "placementVolume") {
    const { personal } = volumes;
    const [pass] = await fence.write((tx) =>
      tx.run<Exact>("bonus/placement-volumes", { sheet, personal }),
    );
    assert(pass?.exact !== false, "every sum of volume is an integer");
  }
  const whatSides = {
    ...{ sheet, ...volumes, opening, limit: PAGE },
    legs: plan.placement?.legs ?? [],
    ownVolume: bonus.ownVolume,
    ages: bonus.expiry !== null,
    history: bonus.carry?.history !== undefined,
  };
  const whatRules = { sheet, ...rules(plan, bonus) };
  // By page, since a transaction may run again.
  const pages = new Map<string, Matched[]>();
  for (let after: string | null = ""; after !== null;) {
    const from: string = after;
    after = await fence.write(async (tx) => {
      const [sides] = await tx.run<Sides>("bonus/binary-sides", { ...whatSides, after: from });
      assert(sides?.exact !== false, "every sum of volume is an integer");
      const last = sides?.last ?? null;
      if (last === null) return null;
      pages.set(
        from,
        await tx.run<Matched>("bonus/binary-match", { ...whatRules, after: from, last }),
      );
      return last;
    });
  }
  const wrong = await graph.read("bonus/binary-unbalanced", { sheet });
  assert.deepEqual(wrong, [], "on each side carry + new = matched + flushed + carry after");
  return [...pages.values()].flat().map((row) => partOf(plan, bonus, row));
}

interface Exact extends Row {
  exact: boolean;
}

interface Sides extends Exact {
  last: string | null;
}

/** The properties of a standing that hold a leg's and a person's volume of the kind that is matched. */
function volumesOf(plan: Plan, { measuredIn }: BinaryBonus) {
  const qualifying = measuredIn === "qualifying";
  const total = qualifying ? "totalVolume" : "totalCommissionable";
  return {
    personal: qualifying ? "personalVolume" : "personalCommissionable",
    // Total volume adds up along the plan's volume tree; legs are those of the placement tree.
    total: plan.volume.tree === "placement" ? total : "placementVolume",
  };
}

/** What people bring along before their first period, hundredths by distributor. */
async function carriesBrought({
  graph,
}: Pick<Settling, "graph">): Promise<Record<string, { left: bigint; right: bigint }>> {
  const rows = await graph.read<{ distributorId: string; left: string; right: string }>(
    "bonus/opening-carries",
  );
  const points = (text: string) => {
    const volume = parseDecimal(text, 2);
    assert(volume.ok, "a carry that is brought along was checked by the import");
    return volume.value;
  };
  return Object.fromEntries(
    rows.map(({ distributorId, left, right }) => [
      distributorId,
      { left: points(left), right: points(right) },
    ]),
  );
}

/** The plan's rules as the matching takes them. */
function rules(plan: Plan, bonus: BinaryBonus): Row {
  const { pays, carry } = bonus;
  return {
    mark: markOf(bonus.payee, bonus.rankBy),
    asksActive: bonus.payee.active === true,
    rankBy: bonus.rankBy,
    unqualified: bonus.unqualified,
    minimum: bonus.minimum,
    maximum: bonus.maximum,
    ...(pays.by === "cycles" ? cycleGrades(plan, bonus) : percentageGrades(plan, bonus)),
    steps: pays.by === "percentage" ? pays.steps : null,
    remembered: pays.by === "percentage" && pays.remembered,
    cycle:
      pays.by === "cycles"
        ? { strong: pays.strong, weak: pays.weak, again: pays.weakSide === "eachCycle" }
        : null,
    excess: bonus.ceiling?.excess ?? null,
    carries: carry !== null,
    limit: carry?.limit ?? null,
    history: historyOf(bonus),
    expiry: bonus.expiry,
    inactivity: bonus.inactivity,
  };
}

/** What caps the carry besides its limit; the best match of all periods goes on as one figure. */
function historyOf({ carry }: BinaryBonus): Row | null {
  if (carry?.history === undefined) return null;
  const { times, periods } = carry.history;
  return { times, periods: periods ?? 2, ever: periods === null };
}

/** Above this no volume can be; the most that a limit needs to say. */
const VOLUME_TOP = 10n ** 18n;

/**
 * The percentages, each with, by rank number, the volume whose pay is the ceiling (`full`, rounded up) and the lowest
 * volume whose pay is above it (`cutFrom`): so the graph compares volumes and never money.
 */
function percentageGrades(plan: Plan, { pays, ceiling }: BinaryBonus): Row {
  assert(pays.by === "percentage");
  const { by, brackets } = percentageRule(pays.percentage);
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  const grades = brackets.map(({ from, rate }) => {
    if (ceiling === null || !("amount" in ceiling) || rate === 0n) return { from, rate };
    const one = lineAmountExact(1n, rate, point);
    const tops = ranksOf(plan).map((rank) => ceilingAt(ceiling.amount, rank) * one.denominator);
    return {
      ...{ from, rate },
      full: tops.map((top) => atMost(roundUp(top, one.numerator))),
      cutFrom: tops.map((top) => atMost(top / one.numerator + 1n)),
    };
  });
  return { by, grades };
}

/** What a cycle pays by share and rank, and how many of them the ceiling allows. */
function cycleGrades(plan: Plan, { pays, ceiling }: BinaryBonus): Row {
  assert(pays.by === "cycles");
  const whole = { by: "paidAs", brackets: [{ from: 0n, rate: 1_000_000n }] };
  const { by, brackets } = pays.share === null ? whole : percentageRule(pays.share);
  const grades = brackets.map(({ from, rate }) => {
    const amounts = pays.amounts.map((amount) =>
      roundTo(plan.rounding.mode, amount * rate, 1_000_000n),
    );
    if (ceiling === null) return { from, rate, amounts };
    const most = amounts.map((amount, rank) => {
      if ("cycles" in ceiling) return ceilingAt(ceiling.cycles, rank);
      return amount === 0n ? 0n : ceilingAt(ceiling.amount, rank) / amount;
    });
    return { from, rate, amounts, most };
  });
  return { by, grades };
}

/** Rank numbers of a plan, 0 (none) the first. */
function ranksOf({ ranks }: Plan): number[] {
  return [0, ...ranks.map(({ number }) => number)];
}

function roundUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator;
}

function atMost(volume: bigint): bigint {
  return volume > VOLUME_TOP ? VOLUME_TOP : volume;
}

/** The one part of a person: matched volume at a rate, or an amount of cycles or of the ceiling. */
function partOf(plan: Plan, bonus: BinaryBonus, row: Matched): Settled {
  const { distributorId, volume, ratePpm, cycles, amount, cut } = row;
  const head = { distributorId, bonus: bonus.id, level: 1 };
  const { ceiling } = bonus;
  if (amount === null && !cut) {
    const unit = plan.rounding.per === "line" ? volume : null;
    return { ...head, ratePpm, unit, volume, count: 1n };
  }
  const capped = amount === null && ceiling !== null && "amount" in ceiling;
  const minor = capped ? ceilingAt(ceiling.amount, Number(row.rank)) : null;
  const numerator = minor ?? cycles * (amount ?? 0n);
  const money = { amount: { numerator, denominator: 1n }, ratePpm: null, baseMinor: null };
  return { ...head, ...money, sourceId: null };
}

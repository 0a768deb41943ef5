/**
 * Pools: a pot divided by shares, tier by tier. A share is multiplied first and floored to the minor
 * unit last, or its value is cut first, as the plan says; what is left over stays with the company and
 * is kept beside the sheet, so that pot = paid + residue in every tier.
 */
import assert from "node:assert/strict";
import type { Row } from "../../graph/graph.ts";
import { lineAmountExact, pointInMinorUnits, type Fraction } from "../../money/amount.ts";
import { roundTo } from "../../money/round.ts";
import type { PoolBonus, PoolShares, PoolTier } from "../../plan/plan.ts";
import { measuresOfShares } from "../../plan/bonus/pool-shares.ts";
import type { Fence } from "../../sheet/fence.ts";
import { markOf } from "../../standing/marks.ts";
import type { MoneyPart, Settling } from "../settled.ts";

interface Member extends Row {
  id: string;
  rank: bigint;
  /** He fulfils what the tier asks. */
  takesPart: boolean;
  /** Hundredths of a point by measure, as asked: in this period, and in the one before. */
  has: bigint[];
  had: bigint[];
  joinedAt: bigint;
}

interface Share {
  id: string;
  shares: bigint;
  /** He is paid for them; the shares of others only make the rest smaller. */
  paid: boolean;
}

/** What became of one tier, minor units. */
interface TierResult extends Row {
  tier: string;
  potMinor: bigint;
  shares: bigint;
  paidMinor: bigint;
  residueMinor: bigint;
}

const WHOLE: Fraction = { numerator: 0n, denominator: 1n };
const ONE = 1_000_000n;

/** Everybody who has a share in a pool of the period; writes what became of each tier. */
export async function settlePool(settling: Settling, bonus: PoolBonus): Promise<MoneyPart[]> {
  const { fence, scope } = settling;
  const pot = potOf(settling, bonus);
  const sharers = await sharersOf(settling, bonus);
  const parts: MoneyPart[] = [];
  const results: TierResult[] = [];
  for (const [i, tier] of bonus.tiers.entries()) {
    const part = partOf(bonus, sharers, i);
    const share = {
      numerator: pot.numerator * part.numerator,
      denominator: pot.denominator * part.denominator,
    };
    const { amounts, result } = divide(bonus, tier, share, sharers[i] ?? []);
    results.push(result);
    for (const [id, amount] of amounts) {
      parts.push({
        ...{ distributorId: id, bonus: bonus.id, level: i + 1 },
        amount: { numerator: amount, denominator: 1n },
        ...{ ratePpm: null, baseMinor: null, sourceId: null },
      });
    }
  }
  const { sheet } = scope;
  await fence.write((tx) =>
    tx.run("bonus/set-pool-results", { sheet, bonus: bonus.id, rows: results }),
  );
  return parts;
}

/** Takes away what an earlier computation kept; the pools of the plan at hand then keep theirs. */
export async function clearPools(fence: Fence): Promise<void> {
  await fence.write((tx) => tx.run("bonus/clear-pool-results", { sheet: fence.sheet }));
}

/** The pot in minor units, exact; nothing where the volume is below zero. */
function potOf({ scope: { plan }, sold }: Settling, { pot }: PoolBonus): Fraction {
  if ("amount" in pot) return { numerator: pot.amount, denominator: 1n };
  const volume = sold[pot.of];
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  return volume <= 0n ? WHOLE : lineAmountExact(volume, pot.share, point);
}

/** Who has how many shares in each tier; people without shares are left out. */
async function sharersOf(
  { graph, scope: { sheet }, earlier }: Settling,
  bonus: PoolBonus,
): Promise<Share[][]> {
  const cameTo = new Map(
    earlier.map((one) => [`${one.distributorId}\n${one.bonus}`, one.rawMinor]),
  );
  const taken = new Set<string>();
  const tiers: Share[][] = bonus.tiers.map(() => []);
  for (let i = bonus.tiers.length - 1; i >= 0; i--) {
    const tier = bonus.tiers[i];
    assert(tier, "the tier is in the list");
    const everybody = await graph.read<Member>("bonus/pool-members", {
      ...{ sheet, rankBy: bonus.rankBy, mark: markOf(tier.requires, bonus.rankBy) },
      measures: measuresOf(tier),
      everybody: tier.sharesOfAll === true,
    });
    const free = everybody.filter(
      ({ id, takesPart }) => takesPart && (bonus.stacking === "all" || !taken.has(id)),
    );
    for (const { id } of free) taken.add(id);
    const paid = firstOf(tier, free);
    const counted = tier.sharesOfAll === true ? everybody : [...paid.keys()];
    tiers[i] = counted
      .map((member) => ({
        id: member.id,
        shares: sharesOf(
          tier,
          member,
          paid.get(member),
          (id) => cameTo.get(`${member.id}\n${id}`) ?? 0n,
        ),
        paid: paid.has(member),
      }))
      .filter(({ shares }) => shares > 0n);
  }
  return tiers;
}

/** Who takes part, with how many stand before him; the first so many by the tier's measure, where it has one. */
function firstOf({ top }: PoolTier, members: readonly Member[]): Map<Member, number> {
  if (top === null) return new Map(members.map((member) => [member, 0]));
  // What orders them is the last measure that was asked for.
  const place = ({ has }: Member) => has.at(-1) ?? 0n;
  const ordered = [...members].sort(
    (a, b) => sign(place(b) - place(a)) || sign(a.joinedAt - b.joinedAt) || (a.id < b.id ? -1 : 1),
  );
  const first = new Map<Member, number>();
  let before = 0;
  for (const [i, member] of ordered.entries()) {
    const last = ordered[i - 1];
    // People who are equal have the same place, the best of those they take up.
    const equal = last !== undefined && place(last) === place(member);
    if (top.ties === "byJoining" || !equal) before = i;
    if (before < top.count) first.set(member, before);
  }
  return first;
}

function sign(difference: bigint): number {
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The measures of a tier, that of its first so many the last. */
function measuresOf({ shares, top }: PoolTier): string[] {
  return [...measuresOfShares(shares), ...(top === null ? [] : [top.by])];
}

/**
 * `before`: how many stand before him, undefined where he is not among the first; `cameTo`: what another
 * bonus came to for him, minor units.
 */
function sharesOf(
  tier: PoolTier,
  member: Member,
  before: number | undefined,
  cameTo: (bonus: string) => bigint,
): bigint {
  const measures = measuresOf(tier);
  return [tier.shares].flat().reduce((sum, one) => {
    if (one.by === "place") return sum + (one.counts[before ?? one.counts.length] ?? 0n);
    if (one.by !== "bonus") return sum + sharesByForm(one, measures, member);
    const points = cameTo(one.bonus);
    return points <= 0n ? sum : sum + points / one.each;
  }, 0n);
}

function sharesByForm(
  shares: Exclude<PoolShares, { by: "bonus" | "place" }>,
  measures: readonly string[],
  { rank, has, had }: Member,
): bigint {
  if (shares.by === "equal") return shares.count;
  if (shares.by === "rank") return shares.counts[Number(rank)] ?? 0n;
  const at = measures.indexOf(shares.measure);
  const now = has[at] ?? 0n;
  if (shares.by === "points") return now <= 0n ? 0n : now / shares.each;
  const before = had[at] ?? 0n;
  if (now <= before) return 0n;
  if (shares.by === "growth") return (now - before) / shares.each;
  // A growth has no rate where there was nothing to grow from.
  return before <= 0n ? 0n : ((now - before) * ONE) / (before * shares.each);
}

/** The part of the pot that a tier has, where parts that nobody claims may go to the others. */
function partOf(bonus: PoolBonus, sharers: readonly Share[][], at: number): Fraction {
  const own = bonus.tiers[at]?.part ?? 0n;
  if (bonus.unclaimed === "company") return { numerator: own, denominator: ONE };
  const parts = bonus.tiers.map(({ part }, i) => ({
    part,
    claimed: sharers[i]?.some(({ paid }) => paid) === true,
  }));
  const sum = (some: typeof parts) => some.reduce((total, { part }) => total + part, 0n);
  const claimed = sum(parts.filter((one) => one.claimed));
  if (claimed === 0n || !parts[at]?.claimed) {
    return { numerator: claimed === 0n ? own : 0n, denominator: ONE };
  }
  return { numerator: own * sum(parts), denominator: ONE * claimed };
}

function divide(
  bonus: PoolBonus,
  tier: PoolTier,
  pot: Fraction,
  sharers: readonly Share[],
): { amounts: [string, bigint][]; result: TierResult } {
  const all = sharers.reduce((sum, { shares }) => sum + shares, 0n);
  const potMinor = roundTo("down", pot.numerator, pot.denominator);
  const oneShare = all === 0n ? 0n : roundTo("down", pot.numerator, pot.denominator * all);
  const paid = sharers.filter((one) => one.paid);
  const amounts = paid.map(({ id, shares }): [string, bigint] => [
    id,
    bonus.shareValue === "cut"
      ? oneShare * shares
      : roundTo("down", pot.numerator * shares, pot.denominator * all),
  ]);
  const paidMinor = amounts.reduce((sum, [, amount]) => sum + amount, 0n);
  assert(paidMinor <= potMinor, `the pool ${bonus.id} pays no more than its pot`);
  const residueMinor = potMinor - paidMinor;
  return { amounts, result: { tier: tier.id, potMinor, shares: all, paidMinor, residueMinor } };
}

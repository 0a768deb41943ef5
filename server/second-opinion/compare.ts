/** Where a run and the second opinion differ, figure by figure. */
import { formatUnits, formatVolume } from "../money/money.ts";
import { sum } from "./kinds/sides.ts";
import type { Amounts } from "./money.ts";
import type { Opinion } from "./opinion.ts";
import type { WrittenCommission, WrittenPayment, WrittenStanding } from "./store/written.ts";

/** One figure about which the two differ, as texts with their units. */
export interface Difference {
  distributorId: string;
  /** What it is: "Group volume", "Commission team". */
  figure: string;
  run: string;
  opinion: string;
  /** How far apart they are in money, minor units; 0n where it is not money. */
  apartMinor: bigint;
}

/** Rows as the run wrote them. */
export interface Written {
  standings: AsyncIterable<WrittenStanding>;
  commissions: AsyncIterable<WrittenCommission>;
  payments: AsyncIterable<WrittenPayment>;
}

/** Every difference in standings, commissions and payments; a person missing on one side counts too. */
export async function differencesOf(opinion: Opinion, written: Written): Promise<Difference[]> {
  const found = await standingDifferences(opinion, written.standings);
  found.push(...(await commissionDifferences(opinion, written.commissions)));
  if (opinion.complete) found.push(...(await paymentDifferences(opinion, written.payments)));
  return found;
}

/** Places seen once each; a second row of the same person would be a bug of the run. */
function finder({ scene: { people } }: Opinion) {
  const seen = new Uint8Array(people.count);
  return {
    seen,
    placeOf(id: string): number {
      const place = people.placeOf.get(id);
      if (place === undefined)
        throw new Error(`The run has written about ${id}, who is not there.`);
      seen[place] = 1;
      return place;
    },
  };
}

async function standingDifferences(
  opinion: Opinion,
  rows: AsyncIterable<WrittenStanding>,
): Promise<Difference[]> {
  const { standings, scene } = opinion;
  const found: Difference[] = [];
  const { seen, placeOf } = finder(opinion);
  const rank = (number: number) => scene.plan.ranks[number - 1]?.id ?? "none";
  for await (const row of rows) {
    const place = placeOf(row.distributorId);
    const compare = <T>(figure: string, mine: T, theirs: T, text: (value: T) => string) => {
      if (mine === theirs) return;
      const { distributorId } = row;
      found.push({
        ...{ distributorId, figure, run: text(theirs), opinion: text(mine), apartMinor: 0n },
      });
    };
    const { qualifying, commissionable } = standings;
    const points = (value: bigint) => `${formatVolume(value)} points`;
    const yes = (value: boolean) => (value ? "yes" : "no");
    compare("Personal volume", qualifying.personal[place]!, row.personalVolume, points);
    compare("Group volume", qualifying.group[place]!, row.groupVolume, points);
    compare("Total volume", qualifying.total[place]!, row.totalVolume, points);
    const { personal, group, total } = commissionable;
    compare("Personal, commissionable", personal[place]!, row.personalCommissionable, points);
    compare("Group, commissionable", group[place]!, row.groupCommissionable, points);
    compare("Total, commissionable", total[place]!, row.totalCommissionable, points);
    compare("Active", standings.active[place] === 1, row.active, yes);
    compare("Career title", standings.title[place]!, Number(row.title), rank);
    compare("Paid-as rank", standings.paidAs[place]!, Number(row.paidAs), rank);
    compare("Broken away", standings.brokeAway[place] === 1, row.brokeAway, yes);
    for (const { figure, mine, theirs, text } of stateOf(opinion, place, row)) {
      if (theirs !== null) compare(figure, mine, theirs, text);
    }
  }
  for (const [place, here] of scene.here.entries()) {
    if (here === 1 && seen[place] === 0) found.push(missing(opinion, place, "Standing"));
  }
  return found;
}

/** What goes on to the next period, and what was flushed. */
function stateOf(opinion: Opinion, place: number, row: WrittenStanding) {
  const { standings, bonuses } = opinion;
  const { kept } = standings;
  const binary = bonuses.find((one) => one.binary !== undefined)?.binary;
  const carry = (side: "left" | "right") => sum(binary?.sides.get(place)?.[side] ?? []);
  const flushed = (side: "left" | "right") => binary?.flushed.get(place)?.[side] ?? 0n;
  const points = (value: bigint) => `${formatVolume(value)} points`;
  const of = (figure: string, mine: bigint, theirs: bigint | null, text = points) => ({
    ...{ figure, mine, theirs, text },
  });
  const known = [
    of("Lifetime volume", standings.lifetime[place]!, row.lifetimeVolume),
    of("Periods held", BigInt(kept.held[place]!), row.heldPeriods, String),
    of("Waivers used", BigInt(kept.graceUsed[place]!), row.graceUsed, String),
  ];
  if (binary === undefined) return known;
  return [
    ...known,
    of("Carry left", carry("left"), row.carryLeft),
    of("Carry right", carry("right"), row.carryRight),
    of("Flushed left", flushed("left"), row.flushedLeft),
    of("Flushed right", flushed("right"), row.flushedRight),
  ];
}

function missing({ scene }: Opinion, place: number, figure: string): Difference {
  const distributorId = scene.people.ids[place]!;
  return { distributorId, figure, run: "none", opinion: "there", apartMinor: 0n };
}

async function commissionDifferences(
  { scene, bonuses, commissions, complete }: Opinion,
  rows: AsyncIterable<WrittenCommission>,
): Promise<Difference[]> {
  const { plan, people } = scene;
  const found: Difference[] = [];
  const raw = bonuses.map(({ amounts }) => new Map(amounts));
  const kinds: { figure: string; of: "amountMinor" | "rawMinor"; left: Amounts[] }[] = [
    { figure: "Before caps", of: "rawMinor", left: raw },
  ];
  if (complete) {
    const left = commissions.map((amounts) => new Map(amounts));
    kinds.unshift({ figure: "Commission", of: "amountMinor", left });
  }
  const places = new Map(bonuses.map(({ id }, i) => [id, i]));
  const differ = (figure: string, place: number, theirs: bigint, mine: bigint) => {
    if (mine === theirs) return;
    const apartMinor = theirs > mine ? theirs - mine : mine - theirs;
    const distributorId = people.ids[place]!;
    const money = (minor: bigint) => `${formatUnits(minor, plan.currencyDigits)} ${plan.currency}`;
    found.push({ distributorId, figure, run: money(theirs), opinion: money(mine), apartMinor });
  };
  for await (const row of rows) {
    const { distributorId, bonus } = row;
    const place = people.placeOf.get(distributorId);
    const at = places.get(bonus);
    if (at === undefined && !complete) continue;
    if (place === undefined || at === undefined) {
      throw new Error(`The run has paid ${bonus} to ${distributorId}, which is not there.`);
    }
    for (const { figure, of, left } of kinds) {
      const mine = left[at]!.get(place) ?? 0n;
      left[at]!.delete(place);
      differ(`${figure} ${bonus}`, place, row[of], mine);
    }
  }
  for (const { figure, left } of kinds) {
    for (const [i, amounts] of left.entries()) {
      for (const [place, mine] of amounts) differ(`${figure} ${bonuses[i]!.id}`, place, 0n, mine);
    }
  }
  return found;
}

async function paymentDifferences(
  opinion: Opinion,
  rows: AsyncIterable<WrittenPayment>,
): Promise<Difference[]> {
  const { plan, people } = opinion.scene;
  const found: Difference[] = [];
  const left = new Map(opinion.payments);
  const none = { earned: 0n, held: 0n, paid: 0n, carried: 0n };
  const money = (minor: bigint) => `${formatUnits(minor, plan.currencyDigits)} ${plan.currency}`;
  const compare = (distributorId: string, theirs: typeof none, mine: typeof none) => {
    for (const key of ["earned", "held", "paid", "carried"] as const) {
      if (theirs[key] === mine[key]) continue;
      const apart = theirs[key] - mine[key];
      found.push({
        ...{ distributorId, figure: `Payment, ${key}` },
        ...{ run: money(theirs[key]), opinion: money(mine[key]) },
        apartMinor: apart < 0n ? -apart : apart,
      });
    }
  };
  const { placeOf } = finder(opinion);
  for await (const row of rows) {
    const place = placeOf(row.distributorId);
    compare(row.distributorId, row, left.get(place) ?? none);
    left.delete(place);
  }
  for (const [place, mine] of left) compare(people.ids[place]!, none, mine);
  return found;
}

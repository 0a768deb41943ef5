/** The reference's volumes, activity, ranks and breakaway: docs/plan.md, read literally. */
import { signed, type ReferencePeriod, type ReferenceResult } from "./commission-reference.ts";
import type { Company, DistributorText, OrderText, RankText, TreeText } from "./commission-spec.ts";

export interface Volumes {
  personal: bigint;
  group: bigint;
  total: bigint;
}

export interface Standing {
  id: string;
  status: DistributorText["status"];
  above: Record<TreeText, string | null>;
  qualifying: Volumes;
  commissionable: Volumes;
  active: boolean;
  /** Place in the plan's list from 1; 0 is no rank. */
  paidAs: number;
  title: number;
  brokeAway: boolean;
}

export interface Seller {
  sourceId: string;
  own: boolean;
}

/** "12.5" -> 1250 */
export function hundredths(text: string): bigint {
  const [whole = "0", decimals = ""] = text.split(".");
  return BigInt(whole) * 100n + BigInt(decimals.padEnd(2, "0"));
}

export function digitsOf(currency: string): number {
  return { USD: 2, JPY: 0, KWD: 3 }[currency] ?? 2;
}

/** "-12.5" of a currency with two digits -> -1250 */
export function minorUnits(text: string, currency: string): bigint {
  const [whole = "0", decimals = ""] = text.replace("-", "").split(".");
  const minor = BigInt(whole + decimals.padEnd(digitsOf(currency), "0"));
  return text.startsWith("-") ? -minor : minor;
}

/** Place of a rank in the plan's list, from 1; 0 for none. */
export function rankNumber(ranks: readonly RankText[], id: string): number {
  return ranks.findIndex((rank) => rank.id === id) + 1;
}

export function settleStandings(
  company: Company,
  period: ReferencePeriod,
  orders: readonly OrderText[],
  sellers: ReadonlyMap<string, Seller>,
  earlier: readonly ReferenceResult[],
): Map<string, Standing> {
  const standings = layOut(company, period);
  sell(company, standings, orders, sellers);
  const { plan } = company;
  const calendar = plan.calendars.find(({ id }) => id === period.calendar)!;
  const latest = (id: string) => earlier.findLast((one) => one.period.calendar === id)?.standings;
  const lender = calendar.ranks === "own" ? null : (latest(calendar.ranks) ?? new Map());
  const before = latest(period.calendar);
  for (const person of fromTheBottom(standings, plan.volume.tree)) {
    const imported = company.distributors.find(({ id }) => id === person.id)!.title;
    const titleBefore = before?.get(person.id)?.title ?? rankNumber(plan.ranks, imported);
    settleOne(company, standings, person);
    if (lender === null) {
      person.paidAs = person.status === "terminated" ? 0 : reached(company, standings, person);
      person.title = Math.max(titleBefore, person.paidAs);
    } else {
      const lent: Standing | undefined = lender.get(person.id);
      person.paidAs = lent?.paidAs ?? 0;
      person.title = lent?.title ?? titleBefore;
    }
    const from = plan.breakaway === "none" ? 0 : rankNumber(plan.ranks, plan.breakaway.rank);
    person.brokeAway = from > 0 && person.paidAs >= from;
  }
  return standings;
}

/** Everybody who had joined; where somebody above had not, the next above him who had. */
function layOut({ distributors }: Company, { endsAt }: ReferencePeriod): Map<string, Standing> {
  const there = new Map(
    distributors
      .filter(({ joinedOn }) => Date.parse(joinedOn) < endsAt)
      .map((person) => [person.id, person]),
  );
  const nearest = (id: string, key: "sponsorId" | "placementParentId"): string | null => {
    const above = distributors.find((one) => one.id === id)![key];
    if (above === "") return null;
    return there.has(above) ? above : nearest(above, key);
  };
  const zero = () => ({ personal: 0n, group: 0n, total: 0n });
  const standing = ({ id, status }: DistributorText): [string, Standing] => [
    id,
    {
      id,
      status,
      above: { sponsor: nearest(id, "sponsorId"), placement: nearest(id, "placementParentId") },
      qualifying: zero(),
      commissionable: zero(),
      active: false,
      paidAs: 0,
      title: 0,
      brokeAway: false,
    },
  ];
  return new Map([...there.values()].map(standing));
}

function sell(
  { plan }: Company,
  standings: ReadonlyMap<string, Standing>,
  orders: readonly OrderText[],
  sellers: ReadonlyMap<string, Seller>,
): void {
  for (const order of orders) {
    const { sourceId, own } = sellers.get(order.buyerId)!;
    if (!own && plan.volume.customerOrders === "ignored") continue;
    const standing = standings.get(sourceId)!;
    standing.qualifying.personal += signed(order, order.qualifyingVolume);
    standing.commissionable.personal += signed(order, order.commissionableVolume);
  }
}

function heads(
  standings: ReadonlyMap<string, Standing>,
  tree: TreeText,
  person: Standing,
): Standing[] {
  return [...standings.values()].filter((one) => one.above[tree] === person.id);
}

function fromTheBottom(standings: ReadonlyMap<string, Standing>, tree: TreeText): Standing[] {
  const depth = (person: Standing): number => {
    const above = person.above[tree];
    return above === null ? 0 : depth(standings.get(above)!) + 1;
  };
  return [...standings.values()].sort((a, b) => depth(b) - depth(a));
}

function settleOne(
  { plan }: Company,
  standings: ReadonlyMap<string, Standing>,
  person: Standing,
): void {
  for (const kind of ["qualifying", "commissionable"] as const) {
    const own = person[kind];
    own.total = own.personal;
    own.group = own.personal;
    for (const head of heads(standings, plan.volume.tree, person)) {
      own.total += head[kind].total;
      if (!head.brokeAway) own.group += head[kind].group;
    }
  }
  person.active =
    person.status !== "terminated" &&
    (plan.activity === "always" || volumesReach(person, plan.activity));
}

/** Whether the qualifying volumes are at least what is asked. */
export function volumesReach(
  { qualifying }: Standing,
  asked: { personalVolume?: string; groupVolume?: string; totalVolume?: string },
): boolean {
  const reaches = (has: bigint, wanted: string | undefined) =>
    wanted === undefined || has >= hundredths(wanted);
  return (
    reaches(qualifying.personal, asked.personalVolume) &&
    reaches(qualifying.group, asked.groupVolume) &&
    reaches(qualifying.total, asked.totalVolume)
  );
}

/** The highest rank whose own requirements all hold. */
function reached(
  { plan }: Company,
  standings: ReadonlyMap<string, Standing>,
  person: Standing,
): number {
  const legs = heads(standings, plan.volume.tree, person);
  const bestIn = (head: Standing): number =>
    Math.max(head.paidAs, ...heads(standings, plan.volume.tree, head).map(bestIn));
  for (let number = plan.ranks.length; number > 0; number--) {
    const { requires } = plan.ranks[number - 1]!;
    if (requires === "appointment") continue;
    if (requires.active === "true" && !person.active) continue;
    if (!volumesReach(person, requires)) continue;
    const enough = (requires.legs ?? []).every((asked) => {
      const good = legs.filter(
        (head) =>
          (asked.rank === undefined || bestIn(head) >= rankNumber(plan.ranks, asked.rank)) &&
          (asked.headRank === undefined || head.paidAs >= rankNumber(plan.ranks, asked.headRank)) &&
          (asked.headActive === undefined || head.active) &&
          (asked.totalVolume === undefined ||
            head.qualifying.total >= hundredths(asked.totalVolume)),
      );
      return good.length >= Number(asked.count);
    });
    if (enough) return number;
  }
  return 0;
}

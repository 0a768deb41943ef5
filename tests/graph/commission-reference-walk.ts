/** The reference's walks: one order up the tree under one bonus, as docs/plan.md tells it. */
import {
  hundredths,
  rankNumber,
  volumesReach,
  type Standing,
} from "./commission-reference-standing.ts";
import type {
  BonusText,
  DifferentialText,
  PlanText,
  RankText,
  RequirementText,
  UnilevelText,
} from "./commission-spec.ts";

/** Somebody who is paid: `paidLevel` in a unilevel, none in a differential. */
export interface Paid {
  distributorId: string;
  /** Distance, where it decides between equal remainders. */
  position: number;
  paidLevel: number | null;
  /** Parts per million. */
  rate: bigint;
}

export interface Walked {
  paid: Paid[];
  unpaid: string[];
}

/** "2.5%" -> 25000 */
export function ppm(text: string): bigint {
  const [whole = "0", decimals = ""] = text.replace("%", "").split(".");
  return BigInt(whole) * 10_000n + BigInt(decimals.padEnd(4, "0"));
}

export function walkBonus(
  plan: PlanText,
  bonus: BonusText,
  standings: ReadonlyMap<string, Standing>,
  sellerId: string,
  own: boolean,
): Walked {
  const path: Standing[] = [];
  for (let at: string | null = sellerId; at !== null; at = path.at(-1)!.above[bonus.tree]) {
    path.push(standings.get(at)!);
  }
  const first = own ? bonus.ownOrders : bonus.customerOrders;
  if (first === "none") return { paid: [], unpaid: [] };
  if (bonus.kind === "differential") return walkDifferential(plan, bonus, path);
  return walkUnilevel(plan, bonus, first === "seller" ? path : path.slice(1));
}

function fulfils(
  plan: PlanText,
  person: Standing,
  payee: RequirementText,
  rankBy: "title" | "paidAs",
): boolean {
  if (person.status === "terminated") return false;
  if (payee.active === "true" && !person.active) return false;
  if (payee.rank !== undefined && person[rankBy] < rankNumber(plan.ranks, payee.rank)) return false;
  return volumesReach(person, payee);
}

/** What the next lower named rank has; `unranked` names rank 0. */
function named<T>(
  ranks: readonly RankText[],
  by: { [id: string]: T },
  rank: number,
): T | undefined {
  for (let number = rank; number > 0; number--) {
    const value = by[ranks[number - 1]!.id];
    if (value !== undefined) return value;
  }
  return by.unranked;
}

function walkUnilevel(plan: PlanText, bonus: UnilevelText, people: Standing[]): Walked {
  const { rates } = bonus;
  const lists = Array.isArray(rates) ? [rates] : Object.values(rates);
  const levels = Math.max(...lists.map((list) => list.length));
  const ratesOf = (person: Standing) =>
    Array.isArray(rates) ? rates : (named(plan.ranks, rates, person[bonus.rankBy]) ?? []);
  const fit = (person: Standing) => fulfils(plan, person, bonus.payee, bonus.rankBy);
  const rate = (person: Standing, level: number) =>
    fit(person) ? ppm(ratesOf(person)[level - 1] ?? "0%") : 0n;
  const paid: Paid[] = [];
  const pay = (person: Standing, level: number) => {
    const position = people.indexOf(person) + 1;
    const { id: distributorId } = person;
    paid.push({ distributorId, position, paidLevel: level, rate: rate(person, level) });
  };
  const walked: Standing[] = [];
  switch (bonus.compression) {
    case "none":
      people.slice(0, levels).forEach((person, i) => {
        walked.push(person);
        if (rate(person, i + 1) > 0n) pay(person, i + 1);
      });
      break;
    case "standardRollUp": {
      let level = 0;
      for (const person of people) {
        if (level === levels) break;
        walked.push(person);
        const entitled = Array.from({ length: levels }, (_, i) => rate(person, i + 1) > 0n);
        const stays = bonus.removes === "inactive" ? person.active : entitled.includes(true);
        if (!stays || person.status === "terminated") continue;
        level += 1;
        if (rate(person, level) > 0n) pay(person, level);
      }
      break;
    }
    case "dynamicByLevel": {
      let level = 1;
      for (const person of people) {
        if (level > levels) break;
        walked.push(person);
        if (rate(person, level) > 0n) pay(person, level++);
      }
      break;
    }
    case "pushUp": {
      const settledAt: number[] = [];
      for (let level = 1; level <= levels; level++) {
        if (people.length < level) continue; // nobody stands at this level
        const at = people.findIndex((one, i) => i >= level - 1 && rate(one, level) > 0n);
        if (at >= 0) pay(people[at]!, level);
        settledAt.push(at >= 0 ? at : people.length - 1);
      }
      walked.push(...people.slice(0, Math.max(-1, ...settledAt) + 1));
    }
  }
  const unpaid = walked.filter(({ id }) => !paid.some((one) => one.distributorId === id));
  return { paid, unpaid: unpaid.map(({ id }) => id) };
}

function walkDifferential(plan: PlanText, bonus: DifferentialText, path: Standing[]): Walked {
  const { percentage } = bonus;
  const rankBy = "rates" in percentage ? percentage.by : "paidAs";
  const schedule =
    "rates" in percentage
      ? Object.values(percentage.rates).map(ppm)
      : percentage.brackets.map((bracket) => ppm(bracket.rate));
  const highest = schedule.reduce((top, rate) => (rate > top ? rate : top), 0n);
  const percentageOf = (person: Standing): bigint => {
    if ("rates" in percentage) {
      return ppm(named(plan.ranks, percentage.rates, person[percentage.by]) ?? "0%");
    }
    const volumes = person[percentage.measuredIn];
    const has = {
      personalVolume: volumes.personal,
      groupVolume: volumes.group,
      totalVolume: volumes.total,
    }[percentage.by];
    return ppm(percentage.brackets.findLast(({ from }) => has >= hundredths(from))?.rate ?? "0%");
  };
  const walked: Walked = { paid: [], unpaid: [] };
  let counted = 0n;
  for (const [level, person] of path.entries()) {
    if (counted >= highest) break;
    const qualified = fulfils(plan, person, bonus.payee, rankBy);
    const rate = percentageOf(person) - counted;
    if (level >= Number(bonus.firstLevel) && qualified && rate > 0n) {
      walked.paid.push({ distributorId: person.id, position: level, paidLevel: null, rate });
    } else if (level > 0 || bonus.firstLevel === "0") {
      walked.unpaid.push(person.id);
    }
    if (level === 0 && bonus.sellerBlocks === "false") continue;
    if (!qualified && bonus.unqualified === "ignored") continue;
    if (percentageOf(person) > counted) counted = percentageOf(person);
  }
  return walked;
}

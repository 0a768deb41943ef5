/** X-up by sales: the first ones that somebody ever made are the one's above him. */
import type { XUpBonus } from "../../plan/plan.ts";
import type { Entry } from "../company.ts";
import type { Scene } from "../scene.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";
import type { PartShare } from "./progressive.ts";
import { soldFor, type Sold } from "./sold.ts";

/** Shares of the period's sales; those before are in the scene. */
export function saleShares(
  scene: Scene,
  standings: Standings,
  bonus: XUpBonus,
): [Entry, PartShare[]][] {
  const { above } = scene.trees.sponsor;
  const fit = markPayees(scene, standings, bonus.payee, bonus.rankBy);
  const sold = soldFor(scene, bonus);
  const whose = ({ own, seller }: Entry) => {
    const kind = own ? bonus.ownOrders : bonus.customerOrders;
    return kind === "none" ? -1 : kind === "seller" ? seller : above[seller]!;
  };
  const isSale = (entry: Entry) => entry.returns === null && entry.kind !== "return";
  const numbers = numbered([...scene.earlier, ...scene.entries].filter(isSale), whose, sold);
  const goesUp = (orderId: string) => {
    const number = numbers.get(orderId);
    if (number === undefined) return false;
    if (bonus.first.some((one) => one === number)) return true;
    const later = number - Math.max(0, ...bonus.first);
    return bonus.every !== null && later > 0 && later % bonus.every === 0;
  };
  const takerOf = (seller: number, orderId: string) => {
    const alone = above[seller]! < 0 && bonus.atTop === "keeps";
    if (alone || !goesUp(orderId)) return seller;
    let taker = above[seller]!;
    while (bonus.unqualified === "nextQualified" && taker >= 0 && fit[taker] === 0) {
      taker = above[taker]!;
    }
    return taker;
  };
  return scene.entries.map((entry) => {
    const volume = sold(entry).counted;
    const seller = whose(entry);
    if (volume === 0n || seller < 0) return [entry, []];
    const payee = takerOf(seller, entry.returns ?? entry.orderId);
    if (payee < 0 || fit[payee] === 0) return [entry, []];
    const { pays } = bonus;
    const amount =
      "rate" in pays
        ? { rate: pays.rate, volume }
        : { rate: 0n, volume: 0n, minor: volume < 0n ? -pays.amount : pays.amount };
    return [entry, [{ payee, position: 0, paidLevel: null, ...amount }]];
  });
}

/** How many-th sale of whose it is each one is; `whose` is -1 where it is nobody's. */
function numbered(
  sales: readonly Entry[],
  whose: (entry: Entry) => number,
  sold: Sold,
): Map<string, number> {
  const made = new Map<number, number>();
  const numbers = new Map<string, number>();
  for (const entry of sales) {
    const place = whose(entry);
    if (place < 0 || sold(entry).whole === 0n) continue;
    const number = (made.get(place) ?? 0) + 1;
    made.set(place, number);
    numbers.set(entry.orderId, number);
  }
  return numbers;
}

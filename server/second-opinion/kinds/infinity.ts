/** Infinity: the nearest of a rank, however far up; equals are blocked, higher ones paid the rest. */
import type { InfinityBonus } from "../../plan/plan.ts";
import type { Scene } from "../scene.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";
import { NOTHING, type Walk, type Walked } from "./walk.ts";

const ONE = 1_000_000n;

export function walkInfinity(scene: Scene, standings: Standings, bonus: InfinityBonus): Walk {
  const { above } = scene.trees[bonus.tree];
  const fit = markPayees(scene, standings, bonus.payee, bonus.rankBy);
  const ranks = standings[bonus.rankBy];
  const entryOf = (place: number) =>
    bonus.rates.findLastIndex(({ from }) => BigInt(ranks[place]!) >= from);
  const through = bonus.equal?.through ?? 0;
  const highest = bonus.rates.reduce((top, { rate }) => (rate > top ? rate : top), 0n);
  return (seller, own) => {
    if ((own ? bonus.ownOrders : bonus.customerOrders) === "none") return NOTHING;
    const walked: Walked = { shares: [], passed: [] };
    let covered = 0n;
    let holder = -1;
    let equals = 0;
    let position = 0;
    for (let place = seller; place >= 0; place = above[place]!, position++) {
      // Nobody further up has a higher rate, and no equal has a share left.
      if (covered >= highest && (holder < 0 || equals >= through)) break;
      const entry = entryOf(place);
      const full = bonus.rates[entry]?.rate ?? 0n;
      const qualified = fit[place] === 1;
      const higher = full > covered;
      const equal = !higher && entry >= 0 && entry === holder;
      let rate = 0n;
      if (higher) rate = bonus.higher === "full" ? full : full - covered;
      else if (equal && equals < through) rate = (full * bonus.equal!.share) / ONE;
      if (qualified && position >= bonus.firstLevel && rate > 0n) {
        const pays = bonus.paysAmounts === true ? { rate: 0n, minor: rate } : { rate };
        walked.shares.push({ payee: place, position, paidLevel: null, ...pays });
      } else if (position > 0 || bonus.firstLevel === 0) walked.passed.push(place);
      if (position === 0 && !bonus.sellerBlocks) continue;
      if (!qualified && bonus.unqualified === "ignored") continue;
      if (higher) [covered, holder, equals] = [full, entry, 0];
      else if (equal) equals += 1;
    }
    return walked;
  };
}

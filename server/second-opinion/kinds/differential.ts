/** Differential: each is paid what his percentage has above the highest one counted below him. */
import type { DifferentialBonus } from "../../plan/plan.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Scene } from "../scene.ts";
import type { Standings } from "../standing/standing.ts";
import { percentages } from "./grade.ts";
import { NOTHING, type Walk, type Walked } from "./walk.ts";

export function walkDifferential(
  scene: Scene,
  standings: Standings,
  bonus: DifferentialBonus,
): Walk {
  const { percentage } = bonus;
  const { above } = scene.trees[bonus.tree];
  const fit = markPayees(
    scene,
    standings,
    bonus.payee,
    "rates" in percentage ? percentage.by : "paidAs",
  );
  const percentageOf = percentages(scene, standings, percentage);
  const schedule =
    "rates" in percentage
      ? percentage.rates
      : "asked" in percentage
        ? percentage.steps
        : percentage.brackets.map(({ rate }) => rate);
  const highest = schedule.reduce((top, rate) => (rate > top ? rate : top), 0n);
  return (seller, own) => {
    if ((own ? bonus.ownOrders : bonus.customerOrders) === "none") return NOTHING;
    const walked: Walked = { shares: [], passed: [] };
    let counted = 0n;
    let position = 0;
    for (let place = seller; place >= 0 && counted < highest; place = above[place]!, position++) {
      const qualified = fit[place] === 1;
      const mine = percentageOf(place);
      const rate = mine - counted;
      if (qualified && position >= bonus.firstLevel && rate > 0n) {
        walked.shares.push({ payee: place, position, paidLevel: null, rate });
      } else if (position > 0 || bonus.firstLevel === 0) {
        walked.passed.push(place);
      }
      if (position === 0 ? !bonus.sellerBlocks : bonus.against !== undefined) continue;
      if (!qualified && bonus.unqualified === "ignored") continue;
      if (rate > 0n) counted = mine;
    }
    return walked;
  };
}

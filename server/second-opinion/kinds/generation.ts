/** Generations of leaders: of orders in a generation bonus, of earnings in a match. */
import type { GenerationBonus, GenerationRule, Grades, Tree } from "../../plan/plan.ts";
import type { Requirement } from "../../plan/requirement.ts";
import type { Scene } from "../scene.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";
import { ratesOf } from "./grade.ts";
import { NOTHING, type Walk, type Walked } from "./walk.ts";

export interface GenerationPlan extends GenerationRule {
  tree: Tree;
  rankBy: "title" | "paidAs";
  grades: Grades;
  payee: Requirement;
  firstGeneration: 0 | 1;
  compression: "none" | "nextEntitled";
  counts?: Requirement;
}

export function walkGeneration(scene: Scene, standings: Standings, bonus: GenerationBonus): Walk {
  const climb = climbGenerations(scene, standings, bonus);
  return (seller, own) =>
    (own ? bonus.ownOrders : bonus.customerOrders) === "none" ? NOTHING : climb(seller);
}

/** Walks up from whoever sold or earned, himself not paid. */
export function climbGenerations(
  scene: Scene,
  standings: Standings,
  plan: GenerationPlan,
): (source: number) => Walked {
  const { rankBy, firstGeneration, position: where, payees, compression } = plan;
  const { above } = scene.trees[plan.tree];
  const leads = markPayees(scene, standings, plan.leader, rankBy);
  const fit = markPayees(scene, standings, plan.payee, rankBy);
  const rates = ratesOf(scene, standings, plan.grades);
  const counting = plan.counts && markPayees(scene, standings, plan.counts, rankBy);
  const usesUp = (place: number) => counting === undefined || counting[place] === 1;
  const last = firstGeneration + rates.levels - 1;
  const rateOf = (place: number, generation: number) =>
    fit[place] === 1 ? (rates.of(place)[generation - firstGeneration] ?? 0n) : 0n;
  return (source) => {
    const walked: Walked = { shares: [], passed: [] };
    let generation = where === "closes" || leads[source] === 1 ? 1 : 0;
    let open: number[] = [];
    let position = 1;
    for (let place = above[source]!; place >= 0; place = above[place]!, position++) {
      if (generation > last && open.length === 0) break;
      const leader = leads[place] === 1;
      const mine = generation >= firstGeneration && generation <= last ? [generation] : [];
      const asked = leader || payees === "everybody" ? [...open, ...mine] : [];
      const paid = asked.filter((one) => rateOf(place, one) > 0n);
      for (const one of paid) {
        walked.shares.push({ payee: place, position, paidLevel: one, rate: rateOf(place, one) });
      }
      if (paid.length === 0) walked.passed.push(place);
      if (compression === "nextEntitled") open = asked.length === 0 ? open : without(asked, paid);
      if (leader && (generation === 0 || usesUp(place))) generation += 1;
    }
    return walked;
  };
}

function without(all: readonly number[], some: readonly number[]): number[] {
  return all.filter((one) => !some.includes(one));
}

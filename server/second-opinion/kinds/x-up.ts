/** X-up: the first enrolments of everybody are passed to the one above him. */
import type { XUpBonus } from "../../plan/plan.ts";
import type { Scene } from "../scene.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";
import { NOTHING, type Walk } from "./walk.ts";

export function walkXUp(scene: Scene, standings: Standings, bonus: XUpBonus): Walk {
  const { above } = scene.trees.sponsor;
  const fit = markPayees(scene, standings, bonus.payee, bonus.rankBy);
  const passed = passedOn(scene, bonus);
  const ownerOf = owners(scene, passed);
  // Whom somebody passes to.
  const next = (place: number) => (bonus.passes === "recruit" ? ownerOf(place) : above[place]!);
  return (seller, own) => {
    if ((own ? bonus.ownOrders : bonus.customerOrders) === "none") return NOTHING;
    const sponsor = above[seller]!;
    if (sponsor < 0) return NOTHING;
    let taker = passed[seller] === 1 ? next(sponsor) : sponsor;
    const goesOn = passed[seller] === 1 && bonus.unqualified === "nextQualified";
    while (goesOn && taker >= 0 && fit[taker] === 0) taker = next(taker);
    if (taker < 0 || fit[taker] === 0) return NOTHING;
    const pays =
      "amount" in bonus.pays ? { rate: 0n, minor: bonus.pays.amount } : { rate: bonus.pays.rate };
    return { shares: [{ payee: taker, position: 1, paidLevel: null, ...pays }], passed: [] };
  };
}

/** 1: passed by his sponsor. */
function passedOn({ trees, people }: Scene, { first, every, atTop }: XUpBonus): Uint8Array {
  const { above, legsOf } = trees.sponsor;
  const passed = new Uint8Array(people.count);
  for (const sponsor of above.keys()) {
    if (above[sponsor]! < 0 && atTop === "keeps") continue;
    const enrolled = [...legsOf(sponsor)].sort(
      (a, b) => people.joinedAt[a]! - people.joinedAt[b]! || a - b,
    );
    for (const [i, place] of enrolled.entries()) {
      const later = i - first + 1;
      if (i < first || (every !== null && later % every === 0)) passed[place] = 1;
    }
  }
  return passed;
}

/** Whom somebody belongs to: his sponsor, or whom his sponsor belongs to; -1: nobody. */
function owners({ trees }: Scene, passed: Uint8Array): (place: number) => number {
  const { above } = trees.sponsor;
  return (place) => {
    let at = place;
    while (at >= 0 && passed[at] === 1) at = above[at]!;
    return at < 0 ? -1 : above[at]!;
  };
}

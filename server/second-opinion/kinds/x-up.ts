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
  const next = (place: number) =>
    place < 0 ? -1 : bonus.passes === "recruit" ? ownerOf(place) : above[place]!;
  return (seller, own) => {
    if ((own ? bonus.ownOrders : bonus.customerOrders) === "none") return NOTHING;
    const goesOn = passed[seller] === 1 && bonus.unqualified === "nextQualified";
    let taker = passed[seller] === 1 ? next(above[seller]!) : above[seller]!;
    while (goesOn && taker >= 0 && fit[taker] === 0) taker = next(taker);
    const paid = taker >= 0 && fit[taker] === 1;
    const pays =
      "amount" in bonus.pays ? { rate: 0n, minor: bonus.pays.amount } : { rate: bonus.pays.rate };
    const last = paid || taker < 0 ? taker : above[taker]!;
    return {
      shares: paid ? [{ payee: taker, position: 1, paidLevel: null, ...pays }] : [],
      passed: between(above, above[seller]!, last),
    };
  };
}

/** Everybody from one person upward, short of another; -1: to the top. */
function between(above: Int32Array, from: number, until: number): number[] {
  const found: number[] = [];
  for (let place = from; place >= 0 && place !== until; place = above[place]!) found.push(place);
  return found;
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
      const later = i + 1 - Math.max(0, ...first);
      const isLater = every !== null && later > 0 && later % every === 0;
      if (first.includes(i + 1) || isLater) passed[place] = 1;
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

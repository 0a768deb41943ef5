/** Levels over the modes of compression: of orders in a unilevel, of earnings in a match. */
import type { Compression, Grades, Removes, Tree } from "../../plan/plan.ts";
import type { Requirement } from "../../plan/requirement.ts";
import type { Scene } from "../scene.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";
import { ratesOf } from "./grade.ts";
import type { Share, Walked } from "./walk.ts";

export interface LevelPlan {
  tree: Tree;
  rankBy: "title" | "paidAs";
  grades: Grades;
  payee: Requirement;
  compression: Compression;
  removes: Removes | null;
  closedBy: Requirement | null;
}

interface Rules {
  above: Int32Array;
  levels: number;
  /** What is paid is an amount an order, not a rate. */
  inMoney: boolean;
  /** What somebody is paid on a level, ppm; 0n: not entitled to it. */
  rateOf(place: number, level: number): bigint;
  /** Taken out before levels are counted. */
  isRemoved(place: number): boolean;
  /** Whether the level that stands open ends with him. */
  closes(place: number): boolean;
}

/** Walks up from the first who can be paid; a place below zero is nobody. */
export function walkLevels(
  scene: Scene,
  standings: Standings,
  plan: LevelPlan,
): (first: number) => Walked {
  const rules = rulesOf(scene, standings, plan);
  const modes = { none, standardRollUp, dynamicByLevel, pushUp, openUntilClosed };
  const climb = modes[plan.compression];
  return (first) => {
    const walked: Walked = { shares: [], passed: [] };
    climb(rules, first, walked);
    return walked;
  };
}

function rulesOf(scene: Scene, standings: Standings, plan: LevelPlan): Rules {
  const { rankBy, removes, closedBy } = plan;
  const mark = (asked: Requirement) => markPayees(scene, standings, asked, rankBy);
  const fit = mark(plan.payee);
  const rates = ratesOf(scene, standings, plan.grades);
  const rateOf = (place: number, level: number) =>
    fit[place] === 1 ? (rates.of(place)[level - 1] ?? 0n) : 0n;
  const isPaidAnywhere = (place: number) =>
    fit[place] === 1 && rates.of(place).some((rate) => rate > 0n);
  const needed = removes !== null && typeof removes === "object" ? mark(removes.unless) : null;
  const stays = (place: number) => {
    if (scene.people.status[place] === "terminated") return false;
    if (needed !== null) return needed[place] === 1;
    return removes === "inactive" ? standings.active[place] === 1 : isPaidAnywhere(place);
  };
  const closing = closedBy === null ? null : mark(closedBy);
  return {
    above: scene.trees[plan.tree].above,
    levels: rates.levels,
    inMoney: plan.grades.amounts === true,
    rateOf,
    isRemoved: (place) => !stays(place),
    closes: (place) => closing?.[place] === 1,
  };
}

function share(rules: Rules, payee: number, position: number, level: number): Share {
  const rate = rules.rateOf(payee, level);
  const share = { payee, position, paidLevel: level };
  return rules.inMoney ? { ...share, rate: 0n, minor: rate } : { ...share, rate };
}

function none(rules: Rules, first: number, { shares, passed }: Walked): void {
  let place = first;
  for (let level = 1; level <= rules.levels && place >= 0; level++, place = rules.above[place]!) {
    if (rules.rateOf(place, level) > 0n) shares.push(share(rules, place, level, level));
    else passed.push(place);
  }
}

function standardRollUp(rules: Rules, first: number, { shares, passed }: Walked): void {
  let level = 0;
  let position = 1;
  for (let place = first; place >= 0 && level < rules.levels; place = rules.above[place]!) {
    const removed = rules.isRemoved(place);
    if (!removed) level += 1;
    const paid = !removed && rules.rateOf(place, level) > 0n;
    if (paid) shares.push(share(rules, place, position, level));
    else passed.push(place);
    position += 1;
  }
}

function dynamicByLevel(rules: Rules, first: number, { shares, passed }: Walked): void {
  let level = 1;
  let position = 1;
  for (let place = first; place >= 0 && level <= rules.levels; place = rules.above[place]!) {
    if (rules.rateOf(place, level) > 0n) {
      shares.push(share(rules, place, position, level));
      level += 1;
    } else {
      passed.push(place);
    }
    position += 1;
  }
}

function pushUp(rules: Rules, first: number, { shares, passed }: Walked): void {
  let open: number[] = [];
  let position = 1;
  for (let place = first; place >= 0; place = rules.above[place]!, position++) {
    if (position > rules.levels && open.length === 0) break;
    if (position <= rules.levels) open.push(position);
    const paid = open.filter((level) => rules.rateOf(place, level) > 0n);
    for (const level of paid) shares.push(share(rules, place, position, level));
    if (paid.length === 0) passed.push(place);
    else open = open.filter((level) => !paid.includes(level));
  }
}

function openUntilClosed(rules: Rules, first: number, { shares, passed }: Walked): void {
  let level = 1;
  let position = 1;
  for (let place = first; place >= 0 && level <= rules.levels; place = rules.above[place]!) {
    if (rules.rateOf(place, level) > 0n) shares.push(share(rules, place, position, level));
    else passed.push(place);
    if (rules.closes(place)) level += 1;
    position += 1;
  }
}

/** The opinion on one period. */
import type { Bonus, MatchBonus, Plan } from "../plan/plan.ts";
import { computeBonus, type BonusesBefore, type BonusResult, type Wanted } from "./bonus.ts";
import type { Entry, People } from "./company.ts";
import { capAll, capBonusesAndPersons, type CapScene } from "./caps.ts";
import { purseOf, type Amounts } from "./money.ts";
import { payAll, type Payment } from "./payment.ts";
import { sceneOf, type OpinionPeriod, type Scene } from "./scene.ts";
import { settleStandings, type StandingBefore, type Standings } from "./standing/standing.ts";

/** What a period goes on from. */
export interface Before {
  standing: StandingBefore;
  /** Minor units by place, of those who bring a balance along or whom revisions adjust. */
  balances: ReadonlyMap<number, bigint>;
  bonuses: BonusesBefore;
}

export interface Opinion {
  scene: Scene;
  standings: Standings;
  /** In the plan's order, before caps; kinds that it does not know are left out. */
  bonuses: BonusResult[];
  /** Whether it knows every bonus of the period; else caps and payments are not its own to judge. */
  complete: boolean;
  /** After caps, bonus by bonus. */
  commissions: Amounts[];
  payments: Map<number, Payment>;
}

/** Computes a period from what it goes on from; keeps only the lines that are wanted. */
export function formOpinion(
  plan: Plan,
  period: OpinionPeriod,
  people: People,
  entries: readonly Entry[],
  before: Before,
  wanted: Wanted = () => false,
): Opinion {
  const scene = sceneOf(plan, period, people, entries);
  const standings = settleStandings(scene, before.standing);
  const purse = purseOf(plan);
  const commissionable = scene.entries.reduce((sum, entry) => sum + entry.commissionable, 0n);
  const caps = { scene, standings, purse, commissionable };
  const { bonuses, complete } = computeAll(caps, before.bonuses, wanted);
  const commissions = capAll(caps, bonuses);
  const payments = payAll(scene, commissions, before.balances);
  return { scene, standings, bonuses, complete, commissions, payments };
}

/** Every bonus of the period; a match after those that it looks at. */
function computeAll(caps: CapScene, before: BonusesBefore, wanted: Wanted) {
  const { scene, standings, purse } = caps;
  const { plan, period } = scene;
  const mine = plan.bonuses.filter(({ calendar }) => calendar === period.calendar);
  const results = new Map<string, BonusResult>();
  const earned = (match: MatchBonus) => {
    const of = mine
      .filter(({ id }) => match.of.includes(id))
      .flatMap(({ id }) => results.get(id) ?? []);
    if (match.amounts === "beforeCaps") return of.map(({ amounts }) => amounts);
    return capBonusesAndPersons(caps, of);
  };
  const amountsOf = (id: string) => results.get(id)?.amounts ?? new Map<number, bigint>();
  for (const bonus of afterWhatTheyRead(mine)) {
    const scope = { ...before, earned, amountsOf };
    const result = computeBonus(scene, standings, purse, bonus, scope, wanted);
    if (result !== null) results.set(bonus.id, result);
  }
  const paid = mine.filter(({ asPoints }) => asPoints !== true);
  const bonuses = paid.flatMap(({ id }) => results.get(id) ?? []);
  return { bonuses, complete: bonuses.length === paid.length };
}

/** Each bonus behind those that it reads; a plan in which they wait for each other is refused. */
function afterWhatTheyRead(bonuses: readonly Bonus[]): Bonus[] {
  const ordered: Bonus[] = [];
  const add = (bonus: Bonus) => {
    if (ordered.includes(bonus)) return;
    for (const one of bonuses) if (reads(bonus).includes(one.id)) add(one);
    ordered.push(bonus);
  };
  for (const bonus of bonuses) add(bonus);
  return ordered;
}

function reads(bonus: Bonus): string[] {
  if (bonus.kind === "match") return bonus.of;
  if (bonus.kind !== "pool") return [];
  const forms = bonus.tiers.flatMap(({ shares }) => [shares].flat());
  return forms.flatMap((one) => (one.by === "bonus" ? [one.bonus] : []));
}

/** Why in a generation bonus: one sale's way from leader to leader, and the rule. */
import { levelsOf, rateAt, ratesOf } from "../../bonus/grade.ts";
import { formatPercent, formatVolume } from "../../money/money.ts";
import type { GenerationBonus, GenerationRule, Plan } from "../../plan/plan.ts";
import { gradesText, valueOf } from "../grades.ts";
import type { Reason } from "../reasons.ts";
import { after, fulfils, placed, unfit, type LineKind, type Person, type Step } from "../walk.ts";

export const generationLines: LineKind<GenerationBonus> = {
  // With a guarantee whole groups are handed up, so no line belongs to an order.
  walk: (bonus) =>
    bonus.guarantee === null
      ? {
          tree: bonus.tree,
          paid: bonus,
          steps: (path, own) => walkGenerations(bonus, path, own),
        }
      : null,
  rule: generationText,
};

/**
 * Walks `path` (the seller first, then everybody above him) until the last generation is settled.
 * `own`: the order is the seller's own, else one of his customers'.
 */
function walkGenerations(bonus: GenerationBonus, path: Iterable<Person>, own: boolean): Step[] {
  const [seller] = path;
  if (seller === undefined || (own ? bonus.ownOrders : bonus.customerOrders) === "none") return [];
  const leads = (person: Person) => fulfils(person, bonus.leader, bonus.rankBy);
  const last = levelsOf(bonus.grades) - 1 + bonus.firstGeneration;
  const steps: Step[] = [];
  const open = new Set<number>();
  let generation = bonus.position === "closes" || leads(seller) ? 1 : 0;
  for (const [i, person] of placed(after(path))) {
    const leader = leads(person);
    if (generation <= last && (leader || bonus.payees === "everybody")) open.add(generation);
    else if (generation > last && open.size === 0) break;
    steps.push(...stepsAt(bonus, person, { position: i + 1, leader, generation, open }));
    if (bonus.compression === "none") open.clear();
    const uses = bonus.counts === undefined || fulfils(person, bonus.counts, bonus.rankBy);
    if (leader && (uses || generation === 0)) generation++;
  }
  return steps;
}

interface Place {
  position: number;
  leader: boolean;
  generation: number;
  /** Generations that wait for somebody who is entitled to them; those that are paid are taken out. */
  open: Set<number>;
}

function stepsAt(bonus: GenerationBonus, person: Person, place: Place): Step[] {
  const { position, leader, generation, open } = place;
  const { distributorId } = person;
  const unpaid = (reason: Reason): Step[] => [
    { distributorId, level: position, paidLevel: null, ratePpm: null, reason },
  ];
  if (!leader && bonus.payees === "leaders") return unpaid("not_a_leader");
  if (open.size === 0 || generation < bonus.firstGeneration) {
    open.delete(generation);
    return generation < bonus.firstGeneration ? unpaid("own_group") : [];
  }
  const mine = [...open].filter((one) => refusal(bonus, person, one) === null);
  for (const one of mine) open.delete(one);
  const [wanted = generation] = open;
  if (mine.length === 0) return unpaid(refusal(bonus, person, wanted) ?? "unqualified");
  return mine.map((paidLevel) => ({
    ...{ distributorId, level: position, paidLevel, reason: null },
    ratePpm: rateFor(bonus, person, paidLevel),
  }));
}

function rateFor(bonus: GenerationBonus, person: Person, generation: number): bigint {
  const place = generation - bonus.firstGeneration + 1;
  return rateAt(bonus.grades, valueOf(bonus.grades, person), place);
}

/** Why a person is not paid a generation; null when he is entitled to it. */
function refusal(bonus: GenerationBonus, person: Person, generation: number): Reason | null {
  const reason = unfit(person, bonus.payee, bonus.rankBy);
  if (reason !== null) return reason;
  if (rateFor(bonus, person, generation) > 0n) return null;
  const some = ratesOf(bonus.grades, valueOf(bonus.grades, person)).some((rate) => rate > 0n);
  return some ? "level_beyond_rank" : "rank_unpaid";
}

function generationText(bonus: GenerationBonus, plan: Plan): string {
  if (bonus.guarantee !== null) return guaranteeText(bonus, bonus.guarantee);
  const tree = bonus.tree === "sponsor" ? "enrolment" : "placement";
  const first = bonus.firstGeneration === 0 ? "his own group first" : "the first generation first";
  const through =
    bonus.counts === undefined
      ? ""
      : " Leaders who do not fulfil what the plan asks open a group and use up no generation.";
  const lost =
    bonus.compression === "none"
      ? ""
      : " A generation whose leader is not entitled goes to the next leader above who is.";
  return (
    `Pays a rate of the ${bonus.paidOn} volume for each generation up the ${tree} tree, ${first} ` +
    `(${gradesText(bonus.grades, plan)}). ${generationRuleText(bonus)}${through}${lost}`
  );
}

function guaranteeText({ grades }: GenerationBonus, guarantee: bigint): string {
  const rate = formatPercent(grades.steps[0]?.rates[0] ?? 0n);
  return (
    `Each leader's group pays ${rate} to the next above who may be paid. Who is paid owes the next above ` +
    `him ${rate} of his own group's volume, at least of ${formatVolume(guarantee)}; what his group lacks ` +
    `is taken out of what he received, and he keeps the rest.`
  );
}

/** How generations are counted, in plain words. */
export function generationRuleText({ position, payees }: GenerationRule): string {
  const counted =
    position === "opens"
      ? "A leader opens a generation: what he and those below him sell, down to the next leader."
      : "A leader closes a generation: what is sold below, up to him and including him.";
  return payees === "leaders" ? `${counted} Only leaders are paid.` : counted;
}

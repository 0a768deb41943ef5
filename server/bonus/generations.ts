/**
 * Climbing by generations: what waits at sellers goes from leader to leader (docs/plan/generation.md). A
 * generation bonus climbs with volume, a match with money; both by these rules.
 *
 *   opens     what a leader and those below him sell, down to the next leader, is one generation of
 *             everybody above him; what is sold by others below somebody is his own group, generation 0
 *   closes    what is sold up to and including the next leader below is generation 1, and so on
 */
import type { Graph } from "../graph/graph.ts";
import type { GenerationRule, Grades, Tree } from "../plan/plan.ts";
import { entitledRanges, levelsOf } from "./grade.ts";
import { at, paid, passedUpTo, type Settlement } from "./levels.ts";
import { climbAlong, type ClimbTo, type Stop } from "./climb/next-stops.ts";
import type { Waiting } from "./settled.ts";

/** How generations are settled; marks are properties of standings. */
export interface GenerationClimb extends Omit<GenerationRule, "leader"> {
  sheet: string;
  tree: Tree;
  grades: Grades;
  /** Mark of who is a leader. */
  leader: string;
  /** Mark of who may be paid. */
  payee: string;
  /** The generation that the first rate of a list is for. */
  firstGeneration: 0 | 1;
  /** Whether a generation whose leader is not entitled goes to the next leader who is. */
  nextEntitled: boolean;
  /** Mark of the leaders who use up a generation; null: all of them. */
  counts: string | null;
}

/** Everybody who is paid, by generation. */
export async function climbGenerations(
  graph: Graph,
  rule: GenerationClimb,
  sellers: readonly Waiting[],
): Promise<Settlement[]> {
  const settled: Settlement[] = [];
  const { sheet, tree, grades, payee: mark } = rule;
  const next = climbAlong(graph, { sheet, tree, by: grades.by, mark });
  let { waiting, generation } = { waiting: upward(sellers), generation: 1 };
  if (rule.position === "opens") {
    const leaders = await leadersAmong(graph, rule, sellers);
    const others = waiting.filter(({ id }) => !leaders.has(id));
    const { payees, stops } = await settle(graph, next, rule, others, 0);
    for (const payee of payees) settled.push(...inGeneration(rule, payee, 0));
    waiting = [...waiting.filter(({ id }) => leaders.has(id)), ...upward(stops.map(at))];
  }
  const last = levelsOf(rule.grades) - 1 + rule.firstGeneration;
  for (; generation <= last && waiting.length > 0; generation++) {
    const beyond: Waiting[] = [];
    while (waiting.length > 0) {
      const { payees, stops } = await settle(graph, next, rule, waiting, generation);
      for (const payee of payees) settled.push(...inGeneration(rule, payee, generation));
      // A leader who uses up no generation is paid through: those above him are paid the same one.
      const counting = await countingAmong(graph, rule, stops);
      beyond.push(...upward(stops.filter((stop) => counting(stop)).map(at)));
      waiting = upward(stops.filter((stop) => !counting(stop)).map(at));
    }
    waiting = beyond;
  }
  return settled;
}

/** Which of the leaders at whom something stopped use up a generation. */
async function countingAmong(
  graph: Graph,
  { sheet, counts }: GenerationClimb,
  stops: readonly Stop[],
): Promise<(stop: Stop) => boolean> {
  if (counts === null) return () => true;
  const ids = [...new Set(stops.map(({ id }) => id))];
  const rows = await graph.read<{ id: string }>("bonus/marked-among", { sheet, ids, mark: counts });
  const marked = new Set(rows.map(({ id }) => id));
  return ({ id }) => marked.has(id);
}

function upward(waiting: readonly Waiting[]): Waiting[] {
  return waiting.map((one) => ({ ...one, inclusive: false }));
}

async function leadersAmong(
  graph: Graph,
  { sheet, leader }: GenerationClimb,
  sellers: readonly Waiting[],
): Promise<Set<string>> {
  const ids = [...new Set(sellers.map(({ id }) => id))];
  const rows = await graph.read<{ id: string }>("bonus/marked-among", { sheet, ids, mark: leader });
  return new Set(rows.map(({ id }) => id));
}

/** Who may be paid a generation, and the leaders at whom the next one begins. */
async function settle(
  graph: Graph,
  next: ClimbTo,
  rule: GenerationClimb,
  waiting: readonly Waiting[],
  generation: number,
): Promise<{ payees: Stop[]; stops: Stop[] }> {
  if (rule.payees === "everybody") {
    const payees = await passedUpTo(graph, rule, waiting, rule.leader);
    return { payees, stops: payees.filter(({ stops }) => stops) };
  }
  const stops = await next(waiting, { stops: [rule.leader], stopRanges: null });
  if (!rule.nextEntitled) return { payees: stops, stops };
  const entitled = {
    stops: [rule.leader, rule.payee],
    stopRanges: entitledRanges(rule.grades, generation - rule.firstGeneration + 1),
  };
  return { payees: await next(stops.map(at), entitled), stops };
}

/** What somebody is paid for a generation; the first rate of a list is for the first generation. */
function inGeneration(rule: GenerationClimb, stop: Stop, generation: number): Settlement[] {
  const place = generation - rule.firstGeneration + 1;
  return paid(rule.grades, stop, place).map((one) => ({ ...one, level: generation }));
}

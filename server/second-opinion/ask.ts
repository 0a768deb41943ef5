/**
 * Asks for a second opinion on a computed sheet: everybody and every bonus, and the lines of a sample
 * of one in a hundred and of whatever differs.
 */
import type { Graph } from "../graph/graph.ts";
import { formatUnits, formatVolume } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";
import type { Line, Wanted } from "./bonus.ts";
import { differencesOf, type Difference } from "./compare.ts";
import { formOpinion, type Opinion } from "./opinion.ts";
import { looksBack, type OpinionPeriod } from "./scene.ts";
import type { EarlierSheets } from "./store/earlier.ts";
import { readEntries, readPeople } from "./store/store.ts";
import { readWritten } from "./store/written.ts";

/** A paid line as the platform derives it for somebody who asks. */
export interface DerivedLine {
  /** Null for what no order alone has earned. */
  orderId: string | null;
  sourceId: string | null;
  paidLevel: number | null;
  ratePpm: bigint | null;
  volume: bigint | null;
  amountMinor: bigint;
  /** Null for a paid line. */
  reason: string | null;
}

export interface Question {
  graph: Graph;
  plan: Plan;
  period: OpinionPeriod;
  sheet: string;
  earlier: EarlierSheets;
  /** Number of the last decision of staff whose entries count. */
  decided: bigint;
  /** The lines that the platform shows for some people's commissions of a bonus, by their id. */
  linesOf(
    bonus: string,
    whose: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, readonly DerivedLine[]>>;
}

/** Every difference between the sheet as it was computed and the second opinion. */
export async function askSecondOpinion(question: Question): Promise<Difference[]> {
  const { graph, plan, period, sheet, earlier, decided } = question;
  const { people, before } = await readPeople(graph, plan, period, sheet, earlier);
  const since = looksBack(plan) ? { ...period, startsAt: 0 } : period;
  const entries = await readEntries(graph, people, { ...since, decided });
  const form = (wanted: Wanted) => formOpinion(plan, period, people, entries, before, wanted);
  const opinion = form((bonus, payee) => inSample(people.ids[payee]!, bonus));
  const found = await differencesOf(opinion, readWritten(graph, sheet));
  found.push(...(await lineDifferences(question, opinion)));
  const differing = commissionsIn(found);
  if (differing.size === 0) return found;
  const wanted = (bonus: string, payee: number) => differing.has(`${people.ids[payee]}\n${bonus}`);
  return [...found, ...(await lineDifferences(question, form(wanted)))];
}

/** One commission in a hundred, always the same ones (FNV-1a over the id and the bonus). */
export function inSample(distributorId: string, bonus: string): boolean {
  let hash = 0x811c9dc5;
  for (const letter of `${distributorId}\n${bonus}`) {
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  }
  return (hash >>> 0) % 100 === 0;
}

const COMMISSION = "Commission ";

/** "person\nbonus" of every commission about whose amount the two differ. */
function commissionsIn(found: readonly Difference[]): Set<string> {
  return new Set(
    found
      .filter(({ figure }) => figure.startsWith(COMMISSION))
      .map(({ distributorId, figure }) => `${distributorId}\n${figure.slice(COMMISSION.length)}`),
  );
}

async function lineDifferences(question: Question, opinion: Opinion): Promise<Difference[]> {
  const { people, plan } = opinion.scene;
  const found: Difference[] = [];
  for (const [i, { id, lines, amounts }] of opinion.bonuses.entries()) {
    const byPayee = new Map<number, Line[]>();
    for (const line of lines) {
      const mine = byPayee.get(line.payee);
      if (mine) mine.push(line);
      else byPayee.set(line.payee, [line]);
    }
    const whose = new Set([...byPayee.keys()].map((payee) => people.ids[payee]!));
    const derived = await question.linesOf(id, whose);
    for (const [payee, mine] of byPayee) {
      const distributorId = people.ids[payee]!;
      // How a cap is shared out among lines is the platform's own affair; their sum is compared.
      const cut = opinion.commissions[i]!.get(payee) !== amounts.get(payee);
      const money = (minor: bigint) => (cut ? "cut" : formatUnits(minor, plan.currencyDigits));
      const theirs = derived.get(distributorId) ?? [];
      const apart = differingLines(
        mine.map((line) => textOf({ ...line, source: people.ids[line.source]! }, money)),
        theirs
          .filter(({ reason }) => reason === null)
          .map((line) => textOf(ofDerived(line), money)),
      );
      const of = { distributorId, figure: `Line of ${id}`, apartMinor: 0n };
      for (const one of apart) found.push({ ...one, ...of });
    }
  }
  return found;
}

type LineFacts = Pick<Line, "paidLevel" | "rate" | "volume" | "amount"> & {
  orderId: string | null;
  source: string | null;
};

function ofDerived(line: DerivedLine): LineFacts {
  const { orderId, sourceId, paidLevel, ratePpm, volume, amountMinor } = line;
  return {
    ...{ orderId, source: sourceId, paidLevel },
    ...{ rate: ratePpm ?? 0n, volume: volume ?? 0n, amount: amountMinor },
  };
}

function textOf(line: LineFacts, money: (minor: bigint) => string): string {
  const { orderId, source, paidLevel, rate, volume, amount } = line;
  const level = paidLevel === null ? "" : `, level ${paidLevel}`;
  return `order ${orderId} of ${source}${level}: ${rate} ppm of ${formatVolume(volume)}, ${money(amount)}`;
}

/** Lines that only one side has, as pairs in order. */
function differingLines(mine: readonly string[], theirs: readonly string[]) {
  const only = (some: readonly string[], others: readonly string[]) => {
    const left = new Map<string, number>();
    for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
    return some.filter((line) => {
      const times = left.get(line) ?? 0;
      left.set(line, times - 1);
      return times <= 0;
    });
  };
  const opinion = only(mine, theirs).sort();
  const run = only(theirs, mine).sort();
  const count = Math.max(opinion.length, run.length);
  return Array.from({ length: count }, (_, i) => ({
    run: run[i] ?? "none",
    opinion: opinion[i] ?? "none",
  }));
}

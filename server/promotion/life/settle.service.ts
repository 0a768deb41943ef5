/**
 * What the worker does for a promotion: progress while it runs, the settlement with its second computation,
 * cash prizes into the ledger, and a look at what is returned later. Each step may run again.
 */
import { createHash } from "node:crypto";
import { publish } from "../../event/event.ts";
import type { Graph } from "../../graph/graph.ts";
import { postEntries } from "../../ledger/ledger.service.ts";
import type { Plan } from "../../plan/plan.ts";
import { computeProgress, type Computed } from "../progress/compute.ts";
import { figureBook, pointsOf } from "../progress/evaluate.ts";
import { lookAtReturns } from "./later.service.ts";
import type { Deps } from "./life.service.ts";
import type { Promotion } from "../promotion.ts";
import * as store from "./promotion.store.ts";
import { sheetOf } from "../progress/scene.ts";
import { differencesOf } from "../second/compare.ts";
import type { SecondScene } from "../second/count.ts";
import { readFacts } from "../second/facts.ts";
import { type Verdict, verdicts } from "../second/verdict.ts";
import { readStored } from "./stored.ts";

/** Awards posted in one transaction. */
const PART = 500;
/** Differences that are kept to be shown. */
const DIFFERENCES_MAX = 50;

/** Does what is due for a promotion. */
export async function performPromotion(deps: Deps, id: string): Promise<void> {
  const { graph } = deps;
  const [row] = await store.promotionsById(graph, [id]);
  if (row === undefined || row.state === "draft" || row.state === "review") return;
  const { promotion, plan } = await readStored(graph, row);
  if (row.state === "settled") {
    if (!row.paid) await postCash(deps, row.id, plan);
    return lookAtReturns(deps, promotion, plan);
  }
  await tellTurns(deps, promotion);
  if (row.state === "settling") return computeSettlement(deps, promotion, plan);
  await computeProgress(graph, { promotion, plan, asOf: deps.clock() });
}

/** That a promotion began to run, and that it ended, each told once. */
async function tellTurns({ graph, clock }: Deps, { id, window }: Promotion): Promise<void> {
  const now = clock();
  const turns = [
    { kind: "promotion-running", at: window.from },
    { kind: "promotion-ended", at: window.until },
  ].filter(({ at }) => at <= now);
  await graph.transaction(async (tx) => {
    for (const { kind, at } of turns) {
      const payload = { promotionId: id };
      await publish(tx, { id: `${kind}:${id}`, kind, actorId: "heartwood", at, payload });
    }
  });
}

async function computeSettlement(deps: Deps, promotion: Promotion, plan: Plan): Promise<void> {
  const { graph, clock } = deps;
  const bounds = {
    from: BigInt(promotion.window.from),
    through: BigInt(promotion.returns.takenBackUntil),
  };
  // Before anything is read: what comes in meanwhile makes the settlement out of date, never wrong.
  const mark = await graph.transaction((tx) => store.windowMark(tx, bounds));
  const computed = await computeProgress(graph, { promotion, plan, asOf: clock() });
  const first = firstVerdicts(computed);
  const differences = differencesOf(first, await secondVerdicts(graph, computed));
  const hash = createHash("sha256").update(JSON.stringify(first, asText)).digest("hex");
  await graph.transaction(async (tx) => {
    const row = await store.lockPromotion(tx, promotion.id);
    if (row?.state !== "settling" || row.snapshot !== computed.snapshot) return;
    const differencesJson = JSON.stringify(differences.slice(0, DIFFERENCES_MAX));
    await tx.run("promotion/offer-settlement", { id: promotion.id, hash, mark, differencesJson });
    await publish(tx, {
      id: `promotion-settlement-offered:${promotion.id}:${hash}:${computed.snapshot}`,
      ...{ kind: "promotion-settlement-offered", actorId: "heartwood", at: clock() },
      payload: { promotionId: promotion.id, differences: differences.length },
    });
  });
}

function asText(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** What was computed, in the form in which the second computation tells it. */
export function firstVerdicts({ scene, people, awarded }: Computed): Verdict[] {
  const book = figureBook(scene.promotion);
  const wins = new Map<string, string[]>();
  for (const { distributorId, tier, since } of awarded.wins) {
    const text = since === null ? tier : `${tier} since ${since}`;
    wins.set(distributorId, [...(wins.get(distributorId) ?? []), text]);
  }
  return people.map(({ id, figures }) => ({
    ...{ id, figures: [...figures], points: pointsOf(book, figures) },
    ...{ met: awarded.met.get(id) ?? [], wins: wins.get(id) ?? [] },
  }));
}

/** The same computed a second time, from the entries. */
export async function secondVerdicts(graph: Graph, { scene }: Computed): Promise<Verdict[]> {
  const { promotion, plan, reached, through, before, last, periods } = scene;
  const second: SecondScene = {
    ...{ promotion, reached, through, periods },
    before: before?.sheet ?? null,
    last: last?.sheet ?? null,
    rankNumbers: new Map(plan.ranks.map(({ id, number }) => [id, number])),
  };
  const sheets = [second.before, second.last, ...periods.map(({ sheet }) => sheet)];
  const facts = await readFacts(graph, {
    ...{ from: promotion.window.from, through },
    sheets: [...new Set(sheets.filter((sheet) => sheet !== null))],
  });
  return verdicts(facts, second);
}

/** Posts every cash prize once, by its award's id; what goes to somebody who is not active is held. */
async function postCash({ graph, clock }: Deps, id: string, plan: Plan): Promise<void> {
  for (let after = "", more = true; more;) {
    const awards = await store.awardsPage(graph, { promotion: id, after, limit: PART });
    const entries = awards
      .filter(({ cashMinor }) => cashMinor > 0n)
      .map((award) => ({
        id: `award:${award.id}`,
        debit: "company:promotions",
        credit: `${award.held ? "held" : "wallet"}:${award.distributorId}`,
        amountMinor: award.cashMinor,
        currency: plan.currency,
        why: "prize",
      }));
    const posting = { sheet: sheetOf(id), at: clock(), entries };
    await graph.transaction((tx) => postEntries(tx, posting));
    after = awards.at(-1)?.id ?? after;
    more = awards.length === PART;
  }
  await graph.write("promotion/mark-paid", { id });
}

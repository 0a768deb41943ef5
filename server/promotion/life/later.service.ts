/**
 * What is returned after a settlement: nothing of it is changed. Who would no longer meet a tier that he was
 * given becomes an exception, and a person decides whether the prize is kept or taken back.
 */
import { raiseExceptions, type Actor, type Raised } from "../../exception/exception.service.ts";
import { publish } from "../../event/event.ts";
import { postEntries } from "../../ledger/ledger.service.ts";
import { formatUnits } from "../../money/money.ts";
import type { Plan } from "../../plan/plan.ts";
import { type FigureBook, figureBook, meets } from "../progress/evaluate.ts";
import type { Deps, Refused } from "./life.service.ts";
import { figuresAfter, momentsOf } from "../measure/moments.ts";
import type { Promotion } from "../promotion.ts";
import * as store from "./promotion.store.ts";
import { readStored } from "./stored.ts";
import { sceneOf, sheetOf, type Scene } from "../progress/scene.ts";

interface Returned extends Record<string, unknown> {
  awardId: string;
  distributorId: string;
  tier: string;
  costMinor: bigint;
  orderIds: string[];
}

/** Looks at what came back since the settlement, and raises whom it concerns. */
export async function lookAtReturns(
  { graph, clock }: Deps,
  promotion: Promotion,
  plan: Plan,
): Promise<void> {
  const { id, window, returns } = promotion;
  const now = clock();
  const [through] = await graph.read<{ seq: bigint }>("promotion/last-event");
  const rows = await graph.read<Returned>("promotion/returned-later", {
    ...{ promotion: id, sheet: sheetOf(id), from: window.from, until: window.until },
    settledThrough: returns.takenBackUntil,
  });
  const scene = await sceneOf(graph, { promotion, plan, asOf: now });
  const later: Scene = { ...scene, reached: window.until, through: now };
  const ids = [...new Set(rows.map(({ distributorId }) => distributorId))];
  const moments = await momentsOf(graph, later, ids);
  const book = figureBook(promotion);
  const raised = rows.flatMap((row) => {
    const figures = figuresAfter(book.measures, moments.get(row.distributorId) ?? []);
    const tier = promotion.tiers.find((one) => one.id === row.tier);
    if (tier === undefined || meets(book, figures, tier)) return [];
    return [caseOf(book, plan, row)];
  });
  const about = { sheet: null, periodId: null, runId: null, at: now };
  await graph.transaction(async (tx) => {
    if (raised.length > 0) {
      await raiseExceptions(tx, { ...about, lookedFor: ["prize_after_return"], raised });
    }
    await tx.run("promotion/mark-looked", { id, at: now, through: through?.seq ?? 0n });
  });
}

function caseOf({ promotion }: FigureBook, plan: Plan, row: Returned): Raised {
  const money = `${formatUnits(row.costMinor, plan.currencyDigits)} ${plan.currency}`;
  const tier = promotion.tiers.find(({ id }) => id === row.tier)!;
  return {
    code: "prize_after_return",
    subject: row.distributorId,
    variant: row.awardId,
    evidence: {
      Promotion: promotion.name,
      Prize: `${tier.name}, given at the settlement`,
      "Returned since": row.orderIds.slice(0, 20).join(", "),
      "Cost of the prize": money,
      "The promotion": `/promotions/${promotion.id}`,
    },
    moneyAtStakeMinor: row.costMinor,
  };
}

/**
 * Takes a prize back: the award stays, a correction stands beside it, and a cash prize is posted back.
 * The same again changes nothing.
 */
export async function takeBack(
  { graph, clock }: Deps,
  { awardId, actor, reason }: { awardId: string; actor: Actor; reason: string },
): Promise<{ done: string } | Refused> {
  const [award] = await graph.read<store.AwardRow>("promotion/award-by-id", { id: awardId });
  const gone = { refused: "not_found", message: "There is no such prize." };
  if (award === undefined) return gone;
  const [row] = await store.promotionsById(graph, [award.promotion]);
  if (row === undefined) return gone;
  const { plan } = await readStored(graph, row);
  const at = clock();
  const entry = {
    id: `award:${award.id}:taken-back`,
    debit: `${award.held ? "held" : "wallet"}:${award.distributorId}`,
    credit: "company:promotions",
    amountMinor: award.cashMinor,
    currency: plan.currency,
    why: "prize taken back",
  };
  const entries = award.cashMinor > 0n ? [entry] : [];
  await graph.transaction(async (tx) => {
    await tx.run("promotion/take-back", { awardId, at, by: actor.id, reason: reason.trim() });
    await postEntries(tx, { sheet: sheetOf(award.promotion), at, entries });
    const payload = { promotionId: award.promotion, awardId };
    const kind = "prize-taken-back";
    await publish(tx, { id: `${kind}:${awardId}`, kind, actorId: actor.id, at, payload });
  });
  return { done: award.cashMinor > 0n ? "taken back and posted back" : "taken back" };
}

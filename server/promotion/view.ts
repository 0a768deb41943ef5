/** Promotions, progress and prizes from their rows, as far as the viewer may see them. */
import DataLoader from "dataloader";
import { distributors, seen } from "../genealogy/sight.ts";
import { type Context, hasRole, perRequest } from "../gql/context.ts";
import { moneyOf } from "../gql/money.type.ts";
import { make } from "../gql/refusal.ts";
import { figureBook, reportOf, type Requirement } from "./progress/evaluate.ts";
import { progressOfPeople, type StoredProgress } from "./progress/progress.store.ts";
import type { Tier } from "./promotion.ts";
import * as store from "./life/promotion.store.ts";
import * as progress from "./progress.type.ts";
import * as types from "./promotion.type.ts";
import { readStored, stateAt } from "./life/stored.ts";
import { figureText, labelOf, missingText } from "./words.ts";

/** Staff see texts, costs and drafts; distributors see what was published. */
export function isStaff(context: Context): boolean {
  return hasRole(context, "operations", "finance", "analyst");
}

/** Promotions by id, read together; null for what the viewer may not see. */
export const promotions = perRequest(
  (context) =>
    new DataLoader<string, types.Promotion | null>(async (ids) => {
      const rows = await store.promotionsById(context.graph, ids);
      const known = new Map(rows.map((row) => [row.id, row]));
      return Promise.all(
        ids.map(async (id) => {
          const row = known.get(id);
          const hidden = row === undefined || (row.state === "draft" && !isStaff(context));
          return hidden ? null : promotionOf(context, row);
        }),
      );
    }),
);

/** A row as the client's type. */
export async function promotionOf(
  context: Context,
  row: store.PromotionRow,
): Promise<types.Promotion> {
  const { promotion: rules, plan } = await readStored(context.graph, row);
  const staff = isStaff(context);
  const money = (minor: bigint) => (staff ? moneyOf(minor, plan.currency) : null);
  const approvals = (json: string) =>
    (JSON.parse(json) as store.Approval[]).map(({ user, role, at }) =>
      make(types.PromotionApproval, { user, role, at }),
    );
  return make(types.Promotion, {
    ...{ id: row.id, name: row.name, state: stateAt(row, context.clock()), hash: row.hash },
    ...{ from: row.from, until: row.until, takenBackUntil: row.takenBackUntil },
    ...{ text: staff ? row.text : null, asOf: row.asOf, settledAt: row.settledAt },
    ...{ people: Number(row.people), wins: Number(row.wins) },
    ...{ cost: money(row.costMinor), taxedValue: money(row.taxedMinor) },
    hasPoints: rules.points.length > 0,
    tiers: rules.tiers.map((tier) => tierOf(tier, money)),
    publications: staff ? approvals(row.publicationsJson) : [],
    settlements: staff ? approvals(row.settlementsJson) : [],
    settlementHash: row.settlementHash,
    differences: staff ? (JSON.parse(row.differencesJson) as string[]) : [],
    settling: row.state === "settling",
    ...{ rules, plan },
  });
}

type Money = ReturnType<typeof moneyOf>;

function tierOf(tier: Tier, money: (minor: bigint) => Money | null): types.PromotionTier {
  return make(types.PromotionTier, {
    ...{ id: tier.id, name: tier.name, top: tier.top?.count ?? null, limit: tier.limit },
    prizes: tier.prizes.map(({ kind, name, cost, taxedValue }) =>
      make(types.PromotionPrize, { kind, name, cost: money(cost), taxedValue: money(taxedValue) }),
    ),
  });
}

/** Progress as far as the viewer may see it: of others a place and points, no name and nothing else. */
export async function progressOf(
  context: Context,
  promotion: types.Promotion,
  row: StoredProgress,
): Promise<progress.PromotionProgress> {
  const distributor = await seen(context, row.distributorId);
  const { rules, plan } = promotion;
  const book = figureBook(rules);
  const lineOf = (line: Requirement) => {
    const group = line.kind === "all" || line.kind === "any";
    return make(progress.PromotionRequirement, {
      ...{ label: labelOf(line), depth: line.depth, met: line.met },
      have: group ? null : figureText(plan, line, line.have),
      need: group ? null : figureText(plan, line, line.need),
      missing: missingText(plan, line),
    });
  };
  const tiers = rules.tiers.map((tier, n) =>
    make(progress.PromotionTierProgress, {
      tier: promotion.tiers[n]!,
      ...{ met: row.met.includes(tier.id), won: row.wins.includes(tier.id) },
      requirements: reportOf(book, row.figures, tier).map(lineOf),
    }),
  );
  return make(progress.PromotionProgress, {
    ...{ place: Number(row.place), points: Number(row.points), distributor },
    tiers: distributor === null ? [] : tiers,
  });
}

/** Progress by "<promotion> <distributor>", read together. */
export const progressByPerson = perRequest(
  ({ graph }) =>
    new DataLoader<string, StoredProgress | null>(async (keys) => {
      const pairs = keys.map((key) => {
        const [promotion = "", distributorId = ""] = key.split(/ (.*)/s);
        return { promotion, distributorId };
      });
      const rows = await progressOfPeople(graph, pairs);
      const known = new Map(rows.map((row) => [`${row.promotion} ${row.distributorId}`, row]));
      return keys.map((key) => known.get(key) ?? null);
    }),
);

/** A prize that was given, for staff. */
export async function awardOf(
  context: Context,
  promotion: types.Promotion,
  row: store.AwardRow,
): Promise<types.PromotionAward> {
  const money = (minor: bigint) => moneyOf(minor, promotion.plan.currency);
  return make(types.PromotionAward, {
    ...{ id: row.id, since: row.since, held: row.held, at: row.at },
    ...{ takenBackAt: row.takenBackAt, takenBackBecause: row.takenBackBecause },
    distributor: await distributors(context).load(row.distributorId),
    tier: promotion.tiers.find(({ id }) => id === row.tier)?.name ?? row.tier,
    ...{ cost: money(row.costMinor), taxedValue: money(row.taxedMinor) },
    cash: money(row.cashMinor),
  });
}

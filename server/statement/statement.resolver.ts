/**
 * What people earned and why.
 *
 * A distributor reads his own statements and lines, staff (operations, finance) everybody's; of an
 * order he sees what it pays himself, never what it pays others.
 */
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { idOfCommission } from "../commission/commission-id.ts";
import { steadily } from "./steadily.ts";
import { linesOfCommission, linesOfOrder } from "../line/explain.ts";
import { ruleText } from "../line/kinds.ts";
import { distributors, named } from "../genealogy/sight.ts";
import { Distributor } from "../genealogy/distributor.type.ts";
import { luceneQuery } from "../genealogy/genealogy.reader.ts";
import { Access } from "../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageOfList, pageSize } from "../gql/connection.ts";
import { type Context, seesEverybody } from "../gql/context.ts";
import { moneyOf } from "../gql/money.type.ts";
import { bonusOf } from "../gql/plan.type.ts";
import { make } from "../gql/refusal.ts";
import { Order } from "../order/order.type.ts";
import { periods } from "../period/period.resolver.ts";
import { Period, Run } from "../period/period.type.ts";
import type { Plan } from "../plan/plan.ts";
import { Commission, CommissionConnection, CommissionLevel } from "./commission.type.ts";
import { Line, LineConnection, OrderBonus } from "./commission.type.ts";
import { lineOf } from "./lines.ts";
import * as reader from "./statement.reader.ts";
import { Adjustment, Payment, Statement } from "./statement.type.ts";

function periodIdOf(sheet: string): string {
  return sheet.slice(0, sheet.lastIndexOf("/"));
}

function commissionOf(row: reader.CommissionRow, plan: Plan): Commission {
  const bonus = plan.bonuses.find((one) => one.id === row.bonus);
  return make(Commission, {
    id: idOfCommission(row),
    bonus: bonusOf(plan, row.bonus),
    amount: moneyOf(row.amountMinor, plan.currency),
    raw: moneyOf(row.rawMinor ?? row.amountMinor, plan.currency),
    levels: (row.ratesPpm ?? []).map((rate, index) =>
      make(CommissionLevel, {
        level: levelOf(row.levels?.[index]),
        rate,
        volume: row.volumes?.[index] ?? 0n,
      }),
    ),
    rule: bonus ? ruleText(bonus, plan) : "The plan no longer has this bonus.",
    sheet: row.sheet,
    periodId: periodIdOf(row.sheet),
    distributorId: row.distributorId,
  });
}

function levelOf(level: bigint | null | undefined): number | null {
  return level === null || level === undefined || level < 0n ? null : Number(level);
}

@Resolver(() => Statement)
export class StatementResolver {
  @Access("own")
  @Query(() => Statement, {
    nullable: true,
    description: "What one person earned in one period; a distributor asks for his own.",
  })
  async statement(
    @Arg("distributorId", () => ID, { description: "Whose." }) distributorId: string,
    @Arg("periodId", () => ID, { description: "Which period." }) periodId: string,
    @Ctx() context: Context,
  ): Promise<Statement | null> {
    const [distributor, period, inForce] = await Promise.all([
      distributors(context).load(distributorId),
      periods(context).load(periodId),
      context.book.planOfPeriod(periodId),
    ]);
    if (!distributor || !period || !inForce) return null;
    const [rows, payment, adjusted] = await Promise.all([
      reader.commissionsOfPerson(context.graph, period.sheet, distributorId),
      reader.paymentOf(context.graph, period.sheet, distributorId),
      reader.adjustmentsOfPerson(context.graph, { distributorId, periodId }),
    ]);
    const adjustmentsWhere = (holds: (row: reader.AdjustmentRow) => boolean) =>
      Promise.all(adjusted.filter(holds).map((row) => adjustmentOf(context, row)));
    const { plan } = inForce;
    const total = rows.reduce((sum, row) => sum + row.amountMinor, 0n);
    return make(Statement, {
      distributor,
      period,
      provisional: period.state !== "approved",
      commissions: rows.map((row) => commissionOf(row, plan)),
      payment: payment && paymentOf(payment, plan.currency),
      total: moneyOf(total, plan.currency),
      adjustments: await adjustmentsWhere((row) => row.landsIn === periodId),
      corrections: await adjustmentsWhere((row) => row.periodId === periodId),
    });
  }
}

async function adjustmentOf(context: Context, row: reader.AdjustmentRow): Promise<Adjustment> {
  const { before, after, reason, at, periodId, landsIn, runId } = row;
  const plan = (await context.book.planOfSheet(row.sheet))?.plan;
  if (!plan) throw new Error(`The revision ${row.sheet} was computed under a plan that is stored.`);
  const money = (minor: bigint) => moneyOf(minor, plan.currency);
  return make(Adjustment, {
    bonus: bonusOf(plan, row.bonus),
    before: money(before),
    after: money(after),
    amount: money(after - before),
    ...{ reason, at, periodId, landsInId: landsIn, revision: revisionOf(row.sheet), runId },
  });
}

function revisionOf(sheet: string): number {
  return Number(sheet.slice(sheet.lastIndexOf("/") + 1));
}

function paymentOf(row: reader.PaymentRow, currency: string): Payment {
  return make(Payment, {
    carriedBefore: moneyOf(row.carriedBefore, currency),
    earned: moneyOf(row.earned, currency),
    adjusted: moneyOf(row.adjusted, currency),
    withheld: moneyOf(row.withheld, currency),
    held: moneyOf(row.held, currency),
    paid: moneyOf(row.paid, currency),
    carried: moneyOf(row.carried, currency),
  });
}

@Resolver(() => Commission)
export class CommissionResolver {
  @Access("operations", "finance", "distributor")
  @Query(() => Commission, {
    nullable: true,
    description: "A commission; null when unknown or not the viewer's own.",
  })
  async commission(
    @Arg("id", () => ID, { description: "Id of the commission." }) id: string,
    @Ctx() context: Context,
  ): Promise<Commission | null> {
    const row = await reader.commissionById(context.graph, id);
    if (!row) return null;
    const own = row.distributorId === context.viewer?.distributorId;
    if (!own && !seesEverybody(context)) return null;
    const inForce = await context.book.planOfSheet(row.sheet);
    return inForce && commissionOf(row, inForce.plan);
  }

  @Access("parent")
  @FieldResolver(() => Distributor, { description: "Who earned it." })
  distributor(@Root() root: Commission, @Ctx() context: Context): Promise<Distributor> {
    return named(context, root.distributorId);
  }

  @Access("parent")
  @FieldResolver(() => Period, { description: "In which period." })
  period(@Root() root: Commission, @Ctx() context: Context): Promise<Period | null> {
    return periods(context).load(root.periodId);
  }

  @Access("parent")
  @FieldResolver(() => LineConnection, {
    description: "The lines; those that are paid sum to the commission before caps.",
  })
  async lines(
    @Root() root: Commission,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
    @Arg("unpaid", () => Boolean, {
      defaultValue: false,
      description: "Those that pay nothing, and why, instead of those that are paid.",
    })
    unpaid: boolean,
  ): Promise<Connection<Line>> {
    const inForce = await context.book.planOfSheet(root.sheet);
    if (!inForce) return pageOfList([], pageSize(first), null, (line: Line) => line);
    const { plan } = inForce;
    const { sheet, distributorId, bonus } = root;
    const key = { sheet, distributorId, bonus: bonus.id };
    const period = await periods(context).load(root.periodId);
    const open = period !== null && ["open", "ended", "frozen"].includes(period.state);
    const all = await steadily(open, () => linesOfCommission(context.graph, plan, key));
    const asked = all.filter((line) => (line.reason !== null) === unpaid);
    const page = pageOfList(asked, pageSize(first), after, (line) => line);
    const nodes = await Promise.all(page.nodes.map((line) => lineOf(context, plan, line)));
    const edges = page.edges.map((edge, index) => ({ cursor: edge.cursor, node: nodes[index]! }));
    return { nodes, edges, pageInfo: page.pageInfo, totalCount: page.totalCount };
  }
}

@Resolver(() => Order)
export class OrderExplanationResolver {
  @Access("parent")
  @FieldResolver(() => [OrderBonus], {
    description: "Everyone paid by the order and everyone above who is not, as far as you may see.",
  })
  async explanation(@Root() root: Order, @Ctx() context: Context): Promise<OrderBonus[]> {
    const inForce = await context.book.newestPlan();
    if (!inForce) return [];
    const { plan } = inForce;
    const all = await linesOfOrder(context.graph, plan, { orderId: root.id });
    const himself = context.viewer?.distributorId;
    const shown = seesEverybody(context)
      ? all
      : all.filter((line) => line.distributorId === himself);
    const bonuses = [...new Set(shown.map((line) => line.bonus))];
    return Promise.all(
      bonuses.map(async (bonus) => {
        const own = shown.filter((line) => line.bonus === bonus);
        const sum = own.reduce((total, line) => total + line.amountMinor, 0n);
        const of = (unpaid: boolean) =>
          Promise.all(
            own
              .filter((line) => (line.reason !== null) === unpaid)
              .map((line) => lineOf(context, plan, line)),
          );
        return make(OrderBonus, {
          bonus: bonusOf(plan, bonus),
          paid: await of(false),
          unpaid: await of(true),
          total: moneyOf(sum, plan.currency),
        });
      }),
    );
  }
}

@Resolver(() => Run)
export class RunCommissionsResolver {
  @Access("operations", "finance")
  @FieldResolver(() => CommissionConnection, {
    nullable: true,
    description: "What everybody earned; null for people who may not see it.",
  })
  async commissions(
    @Root() root: Run,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
    @Arg("bonus", () => ID, { nullable: true, description: "Only this bonus." })
    bonus: string | null,
    @Arg("search", () => String, { nullable: true, description: "Beginning of a name or id." })
    search: string | null,
  ): Promise<Connection<Commission> | null> {
    const size = pageSize(first);
    const inForce = await context.book.planOfSheet(root.sheet);
    if (!inForce) return null;
    const [distributorId, afterBonus] = decodeCursor(after, 2) ?? [];
    const page = {
      sheet: root.sheet,
      bonus,
      after: distributorId && afterBonus ? { distributorId, bonus: afterBonus } : null,
      limit: size + 1,
    };
    const query = luceneQuery(search ?? "");
    const rows = query
      ? await reader.commissionsFound(context.graph, { ...page, query })
      : await reader.commissionsPage(context.graph, page);
    return pageOf(
      rows,
      size,
      (row) => commissionOf(row, inForce.plan),
      (row) => [row.distributorId, row.bonus],
    );
  }
}

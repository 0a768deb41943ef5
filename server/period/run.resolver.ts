/** Runs for clients: progress, sums, and the two acts of closing a period. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { openCounts } from "../exception/exception.resolver.ts";
import { ExceptionCase } from "../exception/exception.type.ts";
import { Access } from "../gql/access.ts";
import { type Context, hasRole, perRequest } from "../gql/context.ts";
import { moneyOf } from "../gql/money.type.ts";
import { bonusOf } from "../gql/plan.type.ts";
import { Conflict, isRefusal, make, NotFound, refusalOf } from "../gql/refusal.ts";
import type { Role } from "../gql/role.ts";
import { periods } from "./period.resolver.ts";
import { bonusTotals, type RunRow, runsById, runsOfPeriods } from "./period.reader.ts";
import { approveRun } from "./approval.ts";
import { startClose } from "./period.service.ts";
import { Approval, ApproveRunResult, BonusTotal, Period, PeriodTotals } from "./period.type.ts";
import { Run, RunStep, StartCloseResult } from "./period.type.ts";
import { periodTotals } from "./totals.ts";

/** Runs by id, read together. */
export const runs = perRequest(
  ({ graph }) =>
    new DataLoader<string, Run | null>(async (ids) => {
      const rows = await runsById(graph, ids);
      const known = new Map(rows.map((row) => [row.id, runOf(row)]));
      return ids.map((id) => known.get(id) ?? null);
    }),
);

const runsByPeriod = perRequest(
  ({ graph }) =>
    new DataLoader<string, Run[]>(async (ids) => {
      const rows = await runsOfPeriods(graph, ids);
      return ids.map((id) => rows.filter((row) => row.periodId === id).map(runOf));
    }),
);

function runOf(row: RunRow): Run {
  return make(Run, {
    id: row.id,
    status: row.status as Run["status"],
    step: row.step,
    steps: stepsOf(row.stepsJson),
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    inputHash: row.inputHash,
    ledgerHash: row.ledgerHash,
    approvals: approvalsOf(row.approvalsJson),
    failure: row.failure,
    stale: row.stale,
    sheet: row.sheet,
    periodId: row.periodId,
    planVersionId: row.planVersionId,
    attempt: Number(row.attempt),
    revision: Number(row.sheet.slice(row.sheet.lastIndexOf("/") + 1)),
    reason: row.reason,
    revises: row.revises,
    landsInId: row.landsInId,
  });
}

type Json = Record<string, unknown>;

function listOf(json: string | null): Json[] {
  return json === null || json === "" ? [] : (JSON.parse(json) as Json[]);
}

/** The steps of a run or of a what-if as they were written down. */
export function stepsOf(json: string | null): RunStep[] {
  return listOf(json).map((step) =>
    make(RunStep, {
      name: String(step["name"]),
      title: String(step["title"] ?? step["name"]),
      state: (step["state"] ?? "pending") as RunStep["state"],
      startedAt: numberOr(step["startedAt"]),
      finishedAt: numberOr(step["finishedAt"]),
      done: numberOr(step["done"]),
      total: numberOr(step["total"]),
    }),
  );
}

function approvalsOf(json: string | null): Approval[] {
  return listOf(json).map((one) =>
    make(Approval, {
      user: String(one["user"]),
      role: one["role"] as Role,
      at: Number(one["at"]),
    }),
  );
}

function numberOr(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

@Resolver(() => Run)
export class RunResolver {
  @Access("operations", "finance", "analyst")
  @Query(() => Run, { nullable: true, description: "A run; null when unknown." })
  run(
    @Arg("id", () => ID, { description: "Id of the run." }) id: string,
    @Ctx() context: Context,
  ): Promise<Run | null> {
    return runs(context).load(id);
  }

  @Access("operations")
  @Mutation(() => StartCloseResult, {
    description:
      "Starts the close of an ended period, or computes a period in review again. The same key answers the same run.",
  })
  async startClose(
    @Arg("periodId", () => ID, { description: "Which period." }) periodId: string,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof StartCloseResult> {
    const actorId = context.viewer!.id;
    const answer = await startClose(context, { periodId, actorId, key });
    if (isRefusal(answer)) return refusalOf(answer);
    const run = await runs(context).load(answer.runId);
    if (!run) return make(NotFound, { message: "The run is gone; look at the period again." });
    await context.jobs.add({ kind: "close", runId: run.id, attempt: run.attempt });
    return run;
  }

  @Access("operations", "finance")
  @Mutation(() => ApproveRunResult, {
    description:
      "Gives one of the two approvals: one by operations and one by finance, two different people.",
  })
  async approveRun(
    @Arg("runId", () => ID, { description: "Which run." }) runId: string,
    @Arg("ledgerHash", () => String, { description: "The result that was looked at." })
    ledgerHash: string,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof ApproveRunResult> {
    const before = await runs(context).load(runId);
    if (!before) return make(NotFound, { message: "There is no such run." });
    if (before.stale) {
      return make(Conflict, {
        code: "stale",
        message: "An input was changed after this computation; compute again before approving.",
      });
    }
    const viewer = context.viewer!;
    const answer = await approveRun(context, {
      runId,
      ledgerHash,
      actorId: viewer.id,
      actorName: viewer.name,
      role: approvingRole(context),
      key,
    });
    if (isRefusal(answer)) return refusalOf(answer);
    const run = await runs(context).clear(runId).load(runId);
    return run ?? make(NotFound, { message: "There is no such run." });
  }

  @Access("parent")
  @FieldResolver(() => Period, { description: "The period." })
  period(@Root() root: Run, @Ctx() context: Context): Promise<Period | null> {
    return periods(context).load(root.periodId);
  }

  @Access("parent")
  @FieldResolver(() => PeriodTotals, { nullable: true, description: "Sums of the period." })
  async totals(@Root() root: Run, @Ctx() context: Context): Promise<PeriodTotals | null> {
    const period = await periods(context).load(root.periodId);
    const inForce = await context.book.planOfSheet(root.sheet);
    if (!period || !inForce) return null;
    const { startsAt, endsAt } = period;
    // The sums of a revision move until it is approved itself.
    const state = root.revises === null || root.status === "approved" ? period.state : "review";
    return periodTotals(context, { sheet: root.sheet, state, startsAt, endsAt }, inForce.plan);
  }

  @Access("parent")
  @FieldResolver(() => Int, { description: "Cases of the period that are not settled." })
  async openExceptions(@Root() root: Run, @Ctx() context: Context): Promise<number> {
    return (await openCounts(context).load(root.periodId)).open;
  }

  @Access("parent")
  @FieldResolver(() => Int, { description: "Those of them that block the approval." })
  async blockingExceptions(@Root() root: Run, @Ctx() context: Context): Promise<number> {
    return (await openCounts(context).load(root.periodId)).blocking;
  }

  @Access("parent")
  @FieldResolver(() => [BonusTotal], { description: "What each bonus paid." })
  async bonusTotals(@Root() root: Run, @Ctx() context: Context): Promise<BonusTotal[]> {
    const inForce = await context.book.planOfSheet(root.sheet);
    if (!inForce) return [];
    const rows = await bonusTotals(context.graph, root.sheet);
    return rows.map((row) =>
      make(BonusTotal, {
        bonus: bonusOf(inForce.plan, row.bonus),
        amount: moneyOf(row.amountMinor, inForce.plan.currency),
        payees: Number(row.payees),
      }),
    );
  }
}

@Resolver(() => ExceptionCase)
export class ExceptionRunResolver {
  @Access("parent")
  @FieldResolver(() => Period, { nullable: true, description: "The period that it is about." })
  period(@Root() root: ExceptionCase, @Ctx() context: Context): Promise<Period | null> | null {
    return root.periodId === null ? null : periods(context).load(root.periodId);
  }

  @Access("parent")
  @FieldResolver(() => Run, { nullable: true, description: "The run that raised it last." })
  run(@Root() root: ExceptionCase, @Ctx() context: Context): Promise<Run | null> | null {
    return root.runId === null ? null : runs(context).load(root.runId);
  }
}

/** Somebody with both roles approves as operations; the service asks for two people anyway. */
function approvingRole(context: Context): "operations" | "finance" {
  return hasRole(context, "operations") ? "operations" : "finance";
}

@Resolver(() => Period)
export class PeriodRunsResolver {
  @Access("operations", "finance", "analyst")
  @FieldResolver(() => [Run], { description: "Its runs, newest first; none for distributors." })
  runs(@Root() root: Period, @Ctx() context: Context): Promise<Run[]> {
    return runsByPeriod(context).load(root.id);
  }
}

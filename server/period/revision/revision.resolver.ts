/** Revisions for clients: started by operations, compared person by person before they are approved. */
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from "type-graphql";
import { Distributor } from "../../genealogy/distributor.type.ts";
import { named } from "../../genealogy/sight.ts";
import { Access } from "../../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageSize } from "../../gql/connection.ts";
import type { Context } from "../../gql/context.ts";
import { moneyOf } from "../../gql/money.type.ts";
import { bonusOf, rankOf } from "../../gql/plan.type.ts";
import { isRefusal, make, NotFound, refusalOf } from "../../gql/refusal.ts";
import type { Plan } from "../../plan/plan.ts";
import { periods } from "../period.resolver.ts";
import { Period, Run } from "../period.type.ts";
import { runs } from "../run.resolver.ts";
import { changesPage, changeTotals, type ChangeRow } from "./revision.reader.ts";
import { startRevision } from "./revision.service.ts";
import { BonusChange, CarryChange, RevisionChange } from "./revision.type.ts";
import { RevisionChangeConnection, RevisionTotals, StartRevisionResult } from "./revision.type.ts";

@Resolver(() => Run)
export class RevisionResolver {
  @Access("operations")
  @Mutation(() => StartRevisionResult, {
    description:
      "Computes an approved period again beside what was paid, with every correction since. The same key answers the same run.",
  })
  async startRevision(
    @Arg("periodId", () => ID, { description: "Which period; it is approved." }) periodId: string,
    @Arg("reason", () => String, { description: "Why; every statement that it changes says so." })
    reason: string,
    @Arg("planVersionId", () => ID, {
      nullable: true,
      description: "Another version of the plan; null: the one that the period was paid by.",
    })
    planVersionId: string | null,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof StartRevisionResult> {
    const actorId = context.viewer!.id;
    const input = { periodId, reason, planVersionId, actorId, key };
    const answer = await startRevision(context, input);
    if (isRefusal(answer)) return refusalOf(answer);
    const run = await runs(context).load(answer.runId);
    if (!run) return make(NotFound, { message: "The run is gone; look at the period again." });
    await context.jobs.add({ kind: "close", runId: run.id, attempt: run.attempt });
    return run;
  }

  @Access("parent")
  @FieldResolver(() => Period, {
    nullable: true,
    description: "Where the differences of an approved revision land; null for what is none.",
  })
  landsIn(@Root() root: Run, @Ctx() context: Context): Promise<Period | null> | null {
    return root.landsInId === null ? null : periods(context).load(root.landsInId);
  }

  @Access("operations", "finance")
  @FieldResolver(() => RevisionTotals, {
    nullable: true,
    description: "What its differences come to; null for what is no revision.",
  })
  async changeTotals(@Root() root: Run, @Ctx() context: Context): Promise<RevisionTotals | null> {
    const { sheet, revises } = root;
    const inForce = await context.book.planOfSheet(sheet);
    if (revises === null || !inForce) return null;
    const { persons, more, less } = await changeTotals(context.graph, { sheet, revises });
    const { currency } = inForce.plan;
    return make(RevisionTotals, {
      persons: Number(persons),
      more: moneyOf(more, currency),
      less: moneyOf(less, currency),
      net: moneyOf(more + less, currency),
    });
  }

  @Access("operations", "finance")
  @FieldResolver(() => RevisionChangeConnection, {
    nullable: true,
    description: "Whom it changes, the largest difference first; null for what is no revision.",
  })
  async changes(
    @Root() root: Run,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<RevisionChange> | null> {
    const { sheet, revises } = root;
    const inForce = await context.book.planOfSheet(sheet);
    if (revises === null || !inForce) return null;
    const limit = pageSize(first);
    const [size, id] = decodeCursor(after, 2) ?? [];
    const known = size && id && /^\d{1,19}$/.test(size);
    const rows = await changesPage(
      context.graph,
      { sheet, revises },
      { after: known ? { size: BigInt(size), id } : null, limit: limit + 1 },
    );
    return pageOf(
      rows,
      limit,
      (row) => changeOf(row, inForce.plan),
      (row) => [String(row.size), row.distributorId],
    );
  }
}

function changeOf(row: ChangeRow, plan: Plan): RevisionChange {
  const money = (minor: bigint) => moneyOf(minor, plan.currency);
  const before = row.bonuses.reduce((sum, one) => sum + one.before, 0n);
  const after = row.bonuses.reduce((sum, one) => sum + one.after, 0n);
  const [leftBefore, leftAfter, rightBefore, rightAfter] = row.carries;
  const sides = [
    { before: leftBefore ?? 0n, after: leftAfter ?? 0n },
    { before: rightBefore ?? 0n, after: rightAfter ?? 0n },
  ];
  return make(RevisionChange, {
    before: money(before),
    after: money(after),
    difference: money(after - before),
    bonuses: row.bonuses.map((one) =>
      make(BonusChange, {
        bonus: bonusOf(plan, one.bonus),
        before: money(one.before),
        after: money(one.after),
      }),
    ),
    titleBefore: rankOf(plan, row.titles[0]),
    titleAfter: rankOf(plan, row.titles[1]),
    paidAsBefore: rankOf(plan, row.paidAs[0]),
    paidAsAfter: rankOf(plan, row.paidAs[1]),
    carries: sides
      .map((side, place) =>
        make(CarryChange, { ...side, leg: plan.placement?.legs[place] ?? String(place + 1) }),
      )
      .filter((side) => side.before !== side.after),
    distributorId: row.distributorId,
  });
}

@Resolver(() => RevisionChange)
export class RevisionChangeResolver {
  @Access("parent")
  @FieldResolver(() => Distributor, { description: "Who." })
  distributor(@Root() root: RevisionChange, @Ctx() context: Context): Promise<Distributor> {
    return named(context, root.distributorId);
  }
}

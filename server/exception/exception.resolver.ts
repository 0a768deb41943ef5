/** The exceptions for operations and finance. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Access } from "../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageSize } from "../gql/connection.ts";
import { type Context, perRequest } from "../gql/context.ts";
import { moneyOf } from "../gql/money.type.ts";
import { isRefusal, make, NotFound, type PlainRefusal, refusalOf } from "../gql/refusal.ts";
import { EXCEPTION_CODES, isCode, isSettled } from "./exception.ts";
import * as service from "./exception.service.ts";
import * as store from "./exception.store.ts";
import { EvidenceItem, ExceptionAction, ExceptionCase } from "./exception.type.ts";
import { ExceptionConnection, ExceptionCount, ExceptionEvent } from "./exception.type.ts";
import { ExceptionFilter, ExceptionResult } from "./exception.type.ts";

const histories = perRequest(
  ({ graph }) =>
    new DataLoader<string, ExceptionEvent[]>(async (ids) => {
      const rows = await store.notesOf(graph, ids);
      return ids.map((id) => rows.filter((row) => row.caseId === id).map(eventOf));
    }),
);

function eventOf(row: store.NoteRow): ExceptionEvent {
  const { at, userName: user, kind, text } = row;
  return make(ExceptionEvent, { at, user, kind, text });
}

/** How many cases of a period are not settled, and how many of them block. */
export const openCounts = perRequest(
  ({ graph }) =>
    new DataLoader<string, { open: number; blocking: number }>(async (ids) => {
      const rows = await store.openCounts(graph, ids);
      const known = new Map(rows.map((row) => [row.periodId, row]));
      return ids.map((id) => ({
        open: Number(known.get(id)?.open ?? 0n),
        blocking: Number(known.get(id)?.blocking ?? 0n),
      }));
    }),
);

async function caseOf(context: Context, row: store.CaseRow): Promise<ExceptionCase> {
  const text = isCode(row.code) ? EXCEPTION_CODES[row.code] : null;
  const inForce = await context.book.newestPlan();
  const evidence = Object.entries(JSON.parse(row.evidenceJson) as Record<string, string>);
  return make(ExceptionCase, {
    id: row.id,
    code: row.code,
    title: text?.title ?? row.code,
    explanation: text?.explanation ?? "",
    mend: text?.mend ?? "",
    severity: row.severity as ExceptionCase["severity"],
    blocking: row.blocking,
    state: row.state as ExceptionCase["state"],
    subject: row.subject,
    moneyAtStake:
      inForce && row.moneyAtStakeMinor !== 0n
        ? moneyOf(row.moneyAtStakeMinor, inForce.plan.currency)
        : null,
    raisedAt: row.raisedAt,
    evidence: evidence.map(([label, value]) => make(EvidenceItem, { label, value })),
    actions: isSettled(row.state)
      ? []
      : (text?.actions ?? []).map(({ id, label, effect }) =>
          make(ExceptionAction, { id, label, effect }),
        ),
    subjectKind: text?.subject ?? "distributor",
    periodId: row.periodId,
    runId: row.runId,
    assigneeId: row.assigneeId,
  });
}

async function answered(
  context: Context,
  answer: { id: string } | PlainRefusal,
): Promise<typeof ExceptionResult> {
  if (isRefusal(answer)) return refusalOf(answer);
  const row = await store.caseById(context.graph, answer.id);
  return row ? caseOf(context, row) : make(NotFound, { message: "There is no such case." });
}

@Resolver(() => ExceptionCase)
export class ExceptionResolver {
  @Access("operations", "finance")
  @Query(() => ExceptionConnection, {
    description: "Cases: blocking ones first, then by money at stake, then the oldest.",
  })
  async exceptions(
    @Ctx() context: Context,
    @Arg("filter", () => ExceptionFilter, { nullable: true, description: "Which ones." })
    filter: ExceptionFilter | null,
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<ExceptionCase>> {
    const size = pageSize(first);
    const rows = await store.casesPage(context.graph, {
      codes: filter?.codes ?? null,
      states: filter?.states ?? null,
      severities: filter?.severities ?? null,
      blocking: filter?.blocking ?? null,
      periodId: filter?.periodId ?? null,
      runId: filter?.runId ?? null,
      after: decodeCursor(after, 1)?.[0] ?? null,
      limit: size + 1,
    });
    const cases = new Map<string, ExceptionCase>();
    for (const row of rows) cases.set(row.id, await caseOf(context, row));
    return pageOf(
      rows,
      size,
      (row) => cases.get(row.id)!,
      (row) => [row.sortKey],
    );
  }

  @Access("operations", "finance")
  @Query(() => [ExceptionCount], { description: "How many cases of each kind are not settled." })
  async exceptionCounts(
    @Ctx() context: Context,
    @Arg("periodId", () => ID, { nullable: true, description: "Only of this period." })
    periodId: string | null,
  ): Promise<ExceptionCount[]> {
    const rows = await store.countsByCode(context.graph, periodId);
    return rows.map(({ code, open }) => {
      const title = isCode(code) ? EXCEPTION_CODES[code].title : code;
      return make(ExceptionCount, { code, title, open: Number(open) });
    });
  }

  @Access("operations", "finance")
  @Query(() => ExceptionCase, { nullable: true, description: "One case; null when unknown." })
  async exception(
    @Arg("id", () => ID, { description: "Id of the case." }) id: string,
    @Ctx() context: Context,
  ): Promise<ExceptionCase | null> {
    const row = await store.caseById(context.graph, id);
    return row && caseOf(context, row);
  }

  @Access("operations", "finance")
  @Mutation(() => ExceptionResult, { description: "Comments on a case." })
  async commentException(
    @Arg("id", () => ID, { description: "Id of the case." }) id: string,
    @Arg("text", () => String, { description: "What to say." }) text: string,
    @Ctx() context: Context,
  ): Promise<typeof ExceptionResult> {
    const actor = context.viewer!;
    return answered(context, await service.commentException(context, { id, text, actor }));
  }

  @Access("operations", "finance")
  @Mutation(() => ExceptionResult, { description: "Does something about a case and settles it." })
  async resolveException(
    @Arg("id", () => ID, { description: "Id of the case." }) id: string,
    @Arg("action", () => String, { description: "One of the case's actions." }) action: string,
    @Arg("reason", () => String, { description: "Why." }) reason: string,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof ExceptionResult> {
    const { graph, clock, effects } = context;
    const actor = context.viewer!;
    const input = { id, action, reason, key, actor };
    return answered(context, await service.resolveException({ graph, clock, effects }, input));
  }

  @Access("operations", "finance")
  @Mutation(() => ExceptionResult, {
    description: "Leaves a case as it is; a blocking one needs a second person to agree.",
  })
  async waiveException(
    @Arg("id", () => ID, { description: "Id of the case." }) id: string,
    @Arg("reason", () => String, { description: "Why." }) reason: string,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof ExceptionResult> {
    const actor = context.viewer!;
    return answered(context, await service.waiveException(context, { id, reason, key, actor }));
  }

  @Access("parent")
  @FieldResolver(() => [ExceptionEvent], { description: "What happened to it, oldest first." })
  history(@Root() root: ExceptionCase, @Ctx() context: Context): Promise<ExceptionEvent[]> {
    return histories(context).load(root.id);
  }
}

/** For other rooms that answer a case, such as accounts after an assignment. */
export const answeredCase = answered;

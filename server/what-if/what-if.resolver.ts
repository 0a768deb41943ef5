/** What-ifs for the pages: asked by staff, computed by the worker; people are shown to who sees people. */
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { users } from "../account/account.resolver.ts";
import { Distributor } from "../genealogy/distributor.type.ts";
import { named } from "../genealogy/sight.ts";
import { Access } from "../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageSize } from "../gql/connection.ts";
import { type Context, hasRole } from "../gql/context.ts";
import { Invalid, isRefusal, make, NotAllowed, NotFound, refusalOf } from "../gql/refusal.ts";
import { faultText } from "../plan/parse-plan.ts";
import { periods } from "../period/period.resolver.ts";
import { Period } from "../period/period.type.ts";
import { filterOf, WhatIfOrder } from "./people-filter.ts";
import { keptResult } from "./result.ts";
import { askWhatIf, endWhatIf, type TriedPlan } from "./what-if.service.ts";
import * as store from "./what-if.store.ts";
import { WhatIfPerson, WhatIfPersonConnection } from "./what-if-result.type.ts";
import { AskWhatIfResult, EndWhatIfResult, WhatIf, WhatIfConnection } from "./what-if.type.ts";
import { WhatIfEnded, WhatIfFilter } from "./what-if.type.ts";
import { personOf, whatIfOf } from "./what-if.view.ts";

/** Faults of a draft that are told at once. */
const FAULTS_TOLD = 5;

@Resolver(() => WhatIf)
export class WhatIfResolver {
  @Access("operations", "finance", "analyst")
  @Query(() => WhatIfConnection, { description: "What was asked, the latest first." })
  async whatIfs(
    @Ctx() context: Context,
    @Arg("periodId", () => ID, { nullable: true, description: "Only over this period." })
    periodId: string | null,
    @Arg("planVersionId", () => ID, { nullable: true, description: "Only of this version." })
    planVersionId: string | null,
    @Arg("first", () => Int, { defaultValue: 20, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<WhatIf>> {
    const size = pageSize(first);
    const [at, id] = decodeCursor(after, 2) ?? [];
    const before = at && id && /^\d{1,15}$/.test(at) ? { at: BigInt(at), id } : null;
    const where = { periodId: periodId ?? null, planVersionId: planVersionId ?? null };
    const rows = await store.whatIfsPage(context.graph, { ...where, before, limit: size + 1 });
    const cursorOf = (row: store.WhatIfRow) => [String(row.askedAt), row.id];
    return pageOf(rows, size, (row) => whatIfOf(context, row), cursorOf);
  }

  @Access("operations", "finance", "analyst")
  @Query(() => WhatIf, { nullable: true, description: "One what-if; null when unknown." })
  async whatIf(
    @Arg("id", () => ID, { description: "Id of the what-if." }) id: string,
    @Ctx() context: Context,
  ): Promise<WhatIf | null> {
    const row = await store.whatIfById(context.graph, id);
    return row === null || row.removing ? null : whatIfOf(context, row);
  }

  @Access("operations", "finance", "analyst")
  @Mutation(() => AskWhatIfResult, {
    description:
      "Asks what a plan would pay over a period: a stored version, or a draft as it is written. The same key answers the same what-if.",
  })
  async askWhatIf(
    @Ctx() context: Context,
    @Arg("periodId", () => ID, { description: "Which period." }) periodId: string,
    @Arg("planVersionId", () => ID, { nullable: true, description: "plan@version." })
    planVersionId: string | null,
    @Arg("draft", () => String, { nullable: true, description: "Or a plan's text (YAML)." })
    draft: string | null,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
  ): Promise<typeof AskWhatIfResult> {
    const tried = triedOf(planVersionId, draft);
    if (tried instanceof Invalid) return tried;
    const actorId = context.viewer!.id;
    const answer = await askWhatIf(context, { periodId, tried, actorId, key });
    if (isRefusal(answer)) return refusalOf(answer);
    if ("faults" in answer) {
      const told = answer.faults.slice(0, FAULTS_TOLD).map(faultText);
      const more = answer.faults.length - told.length;
      const message = [...told, ...(more > 0 ? [`And ${more} more.`] : [])].join("\n");
      return make(Invalid, { field: "draft", message });
    }
    const row = await store.whatIfById(context.graph, answer.id);
    if (row === null) return make(NotFound, { message: "It was taken away again; ask anew." });
    const { id: whatIfId, attempt } = row;
    if (row.state === "waiting") {
      await context.jobs.add({ kind: "what-if", whatIfId, attempt: Number(attempt) });
    }
    return whatIfOf(context, row);
  }

  @Access("operations", "finance", "analyst")
  @Mutation(() => EndWhatIfResult, {
    description:
      "Breaks a what-if off, or takes it away with what it found: whoever asked it, and operations.",
  })
  async endWhatIf(
    @Ctx() context: Context,
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("remove", () => Boolean, { description: "Take away what it found, too." })
    remove: boolean,
  ): Promise<typeof EndWhatIfResult> {
    const row = await store.whatIfById(context.graph, id);
    if (row !== null && row.actorId !== context.viewer!.id && !hasRole(context, "operations")) {
      return make(NotAllowed, { message: "Somebody else has asked it; ask him, or operations." });
    }
    const refusal = await endWhatIf(context, { id, removing: remove });
    if (refusal !== null) return refusalOf(refusal);
    return make(WhatIfEnded, { id });
  }

  @Access("parent")
  @FieldResolver(() => String, { description: "Who asked." })
  async by(@Root() root: WhatIf, @Ctx() context: Context): Promise<string> {
    return (await users(context).load(root.actorId))?.name ?? root.actorId;
  }

  @Access("parent")
  @FieldResolver(() => Period, { nullable: true, description: "The period, as it is now." })
  period(@Root() root: WhatIf, @Ctx() context: Context): Promise<Period | null> {
    return periods(context).load(root.periodId);
  }

  @Access("parent")
  @FieldResolver(() => Boolean, { description: "Whether you may end it and take it away." })
  mine(@Root() root: WhatIf, @Ctx() context: Context): boolean {
    return root.actorId === context.viewer?.id || hasRole(context, "operations");
  }

  @Access("operations", "finance")
  @FieldResolver(() => WhatIfPersonConnection, {
    nullable: true,
    description:
      "Everybody whom one of the plans pays or whose rank differs; null for who sees no people.",
  })
  async people(
    @Root() root: WhatIf,
    @Ctx() context: Context,
    @Arg("orderBy", () => WhatIfOrder, { defaultValue: "loss", description: "In which order." })
    order: WhatIfOrder,
    @Arg("filter", () => WhatIfFilter, { nullable: true, description: "Only some of them." })
    filter: WhatIfFilter | null,
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<WhatIfPerson> | null> {
    const row = await store.whatIfById(context.graph, root.id);
    const size = pageSize(first);
    const [cursor] = decodeCursor(after, 1) ?? [null];
    const place = store.placeOf(order, cursor ?? null);
    if (!row?.resultJson || place === null) return null;
    const result = keptResult(row.resultJson);
    const where = await filterOf(context, filter);
    const page = { whatIf: root.id, order, filter: where, after: place, limit: size + 1 };
    const rows = await store.peoplePage(context.graph, page);
    const all = Object.values(where).every((one) => one === null);
    return pageOf(
      rows,
      size,
      (one) => personOf(one, result),
      (one) => [String(one.place)],
      all ? root.rows : null,
    );
  }
}

@Resolver(() => WhatIfPerson)
export class WhatIfPersonResolver {
  @Access("parent")
  @FieldResolver(() => Distributor, { description: "Who." })
  distributor(@Root() root: WhatIfPerson, @Ctx() context: Context): Promise<Distributor> {
    return named(context, root.distributorId);
  }
}

function triedOf(versionId?: string | null, text?: string | null): TriedPlan | Invalid {
  if (versionId != null && text == null) return { versionId };
  if (versionId == null && text != null) return { text };
  const message = "Choose a stored version or write a draft, one of the two.";
  return make(Invalid, { field: "planVersionId", message });
}

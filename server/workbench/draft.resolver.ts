/** Drafts for the pages: operations and finance write and publish them, analysts read. */
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Access } from "../gql/access.ts";
import { hasRole, type Context } from "../gql/context.ts";
import { isRefusal, make, NotFound, refusalOf } from "../gql/refusal.ts";
import { planVersionWithId } from "../period/plan-version.resolver.ts";
import { casesByVersion } from "../trial/plan-case.resolver.ts";
import { PlanCase } from "../trial/plan-case.type.ts";
import { textHash, type Actor, type Refused } from "./draft.ts";
import * as service from "./draft.service.ts";
import { draftById, draftRows, type DraftRow } from "./draft.store.ts";
import { publishDraft } from "./publish.service.ts";
import { PlanDraft, PlanDraftResult, PublishPlanResult } from "./workbench.type.ts";

/** Somebody with both roles acts as operations; two people are needed anyway. */
function actorOf(context: Context): Actor {
  const { id, name } = context.viewer!;
  return { id, name, role: hasRole(context, "operations") ? "operations" : "finance" };
}

function draftOf(context: Context, row: DraftRow): PlanDraft {
  const { id, state, name, text, baseId, at, changedAt, proposedAt, why, publishedAs } = row;
  const staff = hasRole(context, "operations", "finance");
  const actor = staff ? actorOf(context) : null;
  const mayPublish =
    actor !== null &&
    state === "proposed" &&
    row.proposedBy !== actor.id &&
    row.proposedRole !== actor.role;
  return make(PlanDraft, {
    ...{ id, state, name, text, baseId, at, changedAt, proposedAt, why, publishedAs, mayPublish },
    ...{ sentBackBy: row.sentBackBy, sentBackWhy: row.sentBackWhy },
    textHash: textHash(text),
    revision: Number(row.revision),
    by: row.byName,
    changedBy: row.changedByName,
    proposedBy: row.proposedByName,
    proposedRole: row.proposedRole,
  });
}

async function answer(
  context: Context,
  done: Promise<{ id: string } | Refused>,
): Promise<typeof PlanDraftResult> {
  const answered = await done;
  if (isRefusal(answered)) return refusalOf(answered);
  const row = await draftById(context.graph, answered.id);
  return row ? draftOf(context, row) : make(NotFound, { message: "There is no such draft." });
}

@Resolver(() => PlanDraft)
export class PlanDraftResolver {
  @Access("operations", "finance", "analyst")
  @Query(() => [PlanDraft], { description: "Drafts that are worked on, latest change first." })
  async planDrafts(@Ctx() context: Context): Promise<PlanDraft[]> {
    return (await draftRows(context.graph, null)).map((row) => draftOf(context, row));
  }

  @Access("operations", "finance", "analyst")
  @Query(() => PlanDraft, { nullable: true, description: "One draft; null when unknown." })
  async planDraft(
    @Arg("id", () => ID, { description: "Id of the draft." }) id: string,
    @Ctx() context: Context,
  ): Promise<PlanDraft | null> {
    const row = await draftById(context.graph, id);
    return row && draftOf(context, row);
  }

  @Access("parent")
  @FieldResolver(() => [PlanCase], { description: "What it is held to, by name; at most 200." })
  cases(@Root() root: PlanDraft, @Ctx() context: Context): Promise<PlanCase[]> {
    return casesByVersion(context).load(root.id);
  }

  @Access("operations", "finance")
  @Mutation(() => PlanDraftResult, {
    description: "Begins a draft with the text and the cases of a version.",
  })
  beginPlanDraft(
    @Arg("versionId", () => ID, { description: "plan@version." }) versionId: string,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof PlanDraftResult> {
    const actor = actorOf(context);
    return answer(context, service.beginDraft(context, { versionId, actor, key }));
  }

  @Access("operations", "finance")
  @Mutation(() => PlanDraftResult, {
    description: "Saves a draft, faults and all, unless somebody else saved it meanwhile.",
  })
  savePlanDraft(
    @Arg("id", () => ID, { description: "Id of the draft." }) id: string,
    @Arg("revision", () => Int, { description: "The revision that was read." }) revision: number,
    @Arg("name", () => String, { description: "Its name." }) name: string,
    @Arg("text", () => String, { description: "The plan (YAML)." }) text: string,
    @Ctx() context: Context,
  ): Promise<typeof PlanDraftResult> {
    const input = { id, revision, name, text, actor: actorOf(context) };
    return answer(context, service.saveDraft(context, input));
  }

  @Access("operations", "finance")
  @Mutation(() => PlanDraftResult, {
    description:
      "Proposes a draft without faults to the other role; it is not written on any more.",
  })
  proposePlanDraft(
    @Arg("id", () => ID, { description: "Id of the draft." }) id: string,
    @Arg("revision", () => Int, { description: "The revision that was read." }) revision: number,
    @Arg("why", () => String, { description: "Why, in 3 to 2,000 characters." }) why: string,
    @Ctx() context: Context,
  ): Promise<typeof PlanDraftResult> {
    const input = { id, revision, why, actor: actorOf(context) };
    return answer(context, service.proposeDraft(context, input));
  }

  @Access("operations", "finance")
  @Mutation(() => PlanDraftResult, { description: "Opens a proposed draft again." })
  sendBackPlanDraft(
    @Arg("id", () => ID, { description: "Id of the draft." }) id: string,
    @Arg("why", () => String, { description: "Why, in 3 to 2,000 characters." }) why: string,
    @Ctx() context: Context,
  ): Promise<typeof PlanDraftResult> {
    return answer(context, service.sendBackDraft(context, { id, why, actor: actorOf(context) }));
  }

  @Access("operations", "finance")
  @Mutation(() => PlanDraftResult, { description: "Gives an open draft up." })
  discardPlanDraft(
    @Arg("id", () => ID, { description: "Id of the draft." }) id: string,
    @Arg("revision", () => Int, { description: "The revision that was read." }) revision: number,
    @Ctx() context: Context,
  ): Promise<typeof PlanDraftResult> {
    const input = { id, revision, actor: actorOf(context) };
    return answer(context, service.discardDraft(context, input));
  }

  @Access("operations", "finance")
  @Mutation(() => PublishPlanResult, {
    description: "Makes a proposed draft a version; a second person of the other role does it.",
  })
  async publishPlanDraft(
    @Arg("id", () => ID, { description: "Id of the draft." }) id: string,
    @Arg("textHash", () => String, { description: "Hash of the text that was read." }) hash: string,
    @Arg("reason", () => String, {
      nullable: true,
      description: "Why, where a case is red or there is none.",
    })
    reason: string | null,
    @Ctx() context: Context,
  ): Promise<typeof PublishPlanResult> {
    const input = { id, textHash: hash, reason, actor: actorOf(context) };
    const done = await publishDraft(context, input);
    if (isRefusal(done)) return refusalOf(done);
    const version = await planVersionWithId(context, done.id);
    return version ?? make(NotFound, { message: "There is no such version." });
  }
}

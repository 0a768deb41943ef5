/** Trying all cases of a version or a draft, with how far it is. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { Access } from "../gql/access.ts";
import { type Context, perRequest } from "../gql/context.ts";
import { isRefusal, make, NotFound, refusalOf } from "../gql/refusal.ts";
import { PlanVersion } from "../period/plan-version.type.ts";
import { textHash } from "./draft.ts";
import { askTry } from "./try.service.ts";
import { lastTries, type TryRow } from "./try.store.ts";
import { PlanDraft, PlanTry, PlanTryResult } from "./workbench.type.ts";

const tries = perRequest(
  ({ graph }) =>
    new DataLoader<string, TryRow | null>(async (ids) => {
      const rows = await lastTries(graph, ids);
      return ids.map((id) => rows.find(({ heldId }) => heldId === id) ?? null);
    }),
);

async function lastTry(
  context: Context,
  { id, text }: { id: string; text: string | null },
): Promise<PlanTry | null> {
  const row = await tries(context).load(id);
  if (row === null) return null;
  const { state, askedAt, finishedAt, failure } = row;
  return make(PlanTry, {
    ...{ id: row.id, state, askedAt, finishedAt, failure },
    done: Number(row.done),
    total: Number(row.total),
    red: row.red === null || state !== "done" ? null : Number(row.red),
    current: text === null || row.textHash === textHash(text),
  });
}

@Resolver(() => PlanDraft)
export class PlanDraftTryResolver {
  @Access("parent")
  @FieldResolver(() => PlanTry, {
    nullable: true,
    description: "When all its cases were tried last.",
  })
  lastTry(@Root() { id, text }: PlanDraft, @Ctx() context: Context): Promise<PlanTry | null> {
    return lastTry(context, { id, text });
  }
}

@Resolver(() => PlanVersion)
export class PlanVersionTryResolver {
  @Access("operations", "finance", "analyst")
  @FieldResolver(() => PlanTry, {
    nullable: true,
    description: "When all its cases were tried last.",
  })
  lastTry(@Root() { id, text }: PlanVersion, @Ctx() context: Context): Promise<PlanTry | null> {
    return lastTry(context, { id, text });
  }

  @Access("operations", "finance")
  @Mutation(() => PlanTryResult, {
    description: "Tries all cases of a version or draft; one under way is answered instead.",
  })
  async tryPlanCases(
    @Arg("id", () => ID, { description: "A plan version or a draft." }) id: string,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof PlanTryResult> {
    const asked = { heldId: id, actorId: context.viewer!.id, key };
    const answer = await askTry(context, asked);
    if (isRefusal(answer)) return refusalOf(answer);
    await context.jobs.add({ kind: "try", tryId: answer.tryId });
    const found = await lastTry(context, { id, text: null });
    return found ?? make(NotFound, { message: "The try is not there." });
  }
}

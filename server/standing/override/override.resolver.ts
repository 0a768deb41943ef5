/** Ranks set by hand: asked for, approved by a second person, taken back, and shown. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { Distributor } from "../../genealogy/distributor.type.ts";
import { distributors } from "../../genealogy/sight.ts";
import { Access } from "../../gql/access.ts";
import { type Context, perRequest } from "../../gql/context.ts";
import { isRefusal, make, NotFound, refusalOf } from "../../gql/refusal.ts";
import { DayScalar } from "../../gql/scalars.ts";
import type { Plan } from "../../plan/plan.ts";
import { approveOverride, requestOverride, withdrawOverride } from "./override.service.ts";
import type { Actor, OverrideDone, Refused } from "./override.service.ts";
import { OverrideKind, RankOverride, RankOverrideDone } from "./override.type.ts";
import { RankOverrideResult } from "./override.type.ts";

type Row = Omit<RankOverride, "mayApprove"> & { distributorId: string; byId: string | null };

const overrides = perRequest(
  ({ graph, viewer }) =>
    new DataLoader<string, RankOverride[]>(async (ids) => {
      const parameters = { distributorIds: [...ids] };
      const rows = await graph.read<Row & Record<string, unknown>>(
        "standing/overrides-of-people",
        parameters,
      );
      const waits = (row: Row) => row.approver === null && row.withdrawnBy === null;
      return ids.map((id) =>
        rows
          .filter((row) => row.distributorId === id)
          .map(({ byId, ...row }) => {
            const mayApprove = waits({ ...row, byId }) && byId !== viewer?.id;
            return make(RankOverride, { ...row, mayApprove });
          }),
      );
    }),
);

@Resolver(() => Distributor)
export class RankOverrideResolver {
  @Access("operations", "finance")
  @FieldResolver(() => [RankOverride], {
    description: "Ranks and titles that were set by hand, newest first; none for distributors.",
  })
  rankOverrides(@Root() root: Distributor, @Ctx() context: Context): Promise<RankOverride[]> {
    return overrides(context).load(root.id);
  }

  @Access("operations")
  @Mutation(() => RankOverrideResult, {
    description: "Asks for a rank or a title that somebody is given; a second person approves it.",
  })
  requestRankOverride(
    @Arg("distributorId", () => ID, { description: "Who is given it." }) distributorId: string,
    @Arg("kind", () => OverrideKind, { description: "A paid-as rank or a title." })
    kind: OverrideKind,
    @Arg("rank", () => ID, { description: "The plan's id of the rank." }) rank: string,
    @Arg("from", () => DayScalar, { description: "First day, in the plan's zone." }) from: string,
    @Arg("until", () => DayScalar, { description: "Last day." }) until: string,
    @Arg("reason", () => String, { description: "Why." }) reason: string,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof RankOverrideResult> {
    const input = { distributorId, kind, rank, from, until, reason, key };
    return answer(context, (plan, actor) => requestOverride(context, plan, { ...input, actor }));
  }

  @Access("operations", "finance")
  @Mutation(() => RankOverrideResult, {
    description: "Approves what a colleague asked for; from then on it counts.",
  })
  approveRankOverride(
    @Arg("overrideId", () => ID, { description: "Which one." }) id: string,
    @Ctx() context: Context,
  ): Promise<typeof RankOverrideResult> {
    return answer(context, (plan, actor) => approveOverride(context, plan, { id, actor }));
  }

  @Access("operations")
  @Mutation(() => RankOverrideResult, {
    description: "Takes an override back; it stays to be seen and no longer counts.",
  })
  withdrawRankOverride(
    @Arg("overrideId", () => ID, { description: "Which one." }) id: string,
    @Arg("reason", () => String, { description: "Why." }) reason: string,
    @Ctx() context: Context,
  ): Promise<typeof RankOverrideResult> {
    return answer(context, (plan, actor) => withdrawOverride(context, plan, { id, actor, reason }));
  }
}

async function answer(
  context: Context,
  act: (plan: Plan, actor: Actor) => Promise<OverrideDone | Refused>,
): Promise<typeof RankOverrideResult> {
  const plan = (await context.book.newestPlan())?.plan;
  if (!plan) return make(NotFound, { message: "No plan is stored yet." });
  const done = await act(plan, context.viewer!);
  if (isRefusal(done)) return refusalOf(done);
  overrides(context).clear(done.distributorId);
  const distributor = await distributors(context).load(done.distributorId);
  if (!distributor) return make(NotFound, { message: "There is no such person." });
  return make(RankOverrideDone, { distributor });
}

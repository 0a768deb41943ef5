/** The cases of plan versions for the pages; files come in by POST /upload/case. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { users } from "../account/account.resolver.ts";
import { removePlanCase } from "../gate/plan-case.service.ts";
import { caseRows, casesOfVersion, type CaseRow } from "../gate/plan-case.store.ts";
import { Access } from "../gql/access.ts";
import { type Context, perRequest } from "../gql/context.ts";
import { isRefusal, make, refusalOf } from "../gql/refusal.ts";
import { Run } from "../period/period.type.ts";
import { PlanVersion } from "../period/plan-version.type.ts";
import { runs } from "../period/run.resolver.ts";
import { PlanCase, PlanCaseFile, PlanCaseRemoved, RemovePlanCaseResult } from "./plan-case.type.ts";

/** Cases by plan version or draft, read together. */
export const casesByVersion = perRequest(
  ({ graph }) =>
    new DataLoader<string, PlanCase[]>(async (ids) => {
      const rows = await caseRows(graph, ids);
      return ids.map((id) => rows.filter((row) => row.planVersionId === id).map(caseOf));
    }),
);

function caseOf(row: CaseRow): PlanCase {
  const { id, planVersionId, name, hash, state, ranAt, runId, storedAt, storedBy, reason } = row;
  return make(PlanCase, {
    ...{ id, planVersionId, name, hash, state, ranAt, runId, storedAt, storedBy, reason },
    differences: JSON.parse(row.differencesJson) as string[],
    differenceCount: Number(row.differenceCount),
  });
}

@Resolver(() => PlanVersion)
export class PlanVersionCasesResolver {
  @Access("operations", "finance", "analyst")
  @FieldResolver(() => [PlanCase], {
    description: "What the version is held to at every close, by name; at most 200.",
  })
  cases(@Root() root: PlanVersion, @Ctx() context: Context): Promise<PlanCase[]> {
    return casesByVersion(context).load(root.id);
  }
}

@Resolver(() => PlanCase)
export class PlanCaseResolver {
  @Access("operations")
  @Mutation(() => RemovePlanCaseResult, {
    description: "Takes a case out of its plan version; who did it and why stays in the history.",
  })
  async removePlanCase(
    @Arg("planVersionId", () => ID, { description: "plan@version." }) planVersionId: string,
    @Arg("name", () => String, { description: "Name of the case." }) name: string,
    @Arg("reason", () => String, { description: "Why, in 3 to 2,000 characters." }) reason: string,
    @Ctx() context: Context,
  ): Promise<typeof RemovePlanCaseResult> {
    const actorId = context.viewer!.id;
    const answer = await removePlanCase(context, { planVersionId, name, actorId, reason });
    return isRefusal(answer) ? refusalOf(answer) : make(PlanCaseRemoved, { id: answer.id });
  }

  @Access("parent")
  @FieldResolver(() => String, { description: "Who stored it." })
  async by(@Root() root: PlanCase, @Ctx() context: Context): Promise<string> {
    return (await users(context).load(root.storedBy))?.name ?? root.storedBy;
  }

  @Access("parent")
  @FieldResolver(() => Run, { nullable: true, description: "The run whose gate tried it last." })
  run(@Root() root: PlanCase, @Ctx() context: Context): Promise<Run | null> | null {
    return root.runId === null ? null : runs(context).load(root.runId);
  }

  @Access("parent")
  @FieldResolver(() => [PlanCaseFile], { description: "Its files, by path." })
  async files(@Root() root: PlanCase, @Ctx() { graph }: Context): Promise<PlanCaseFile[]> {
    const one = (await casesOfVersion(graph, root.planVersionId)).find(({ id }) => id === root.id);
    const files = Object.entries(one?.files ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return files.map(([path, text]) => make(PlanCaseFile, { path, text }));
  }
}

/** Plan versions and the company's settings for clients. */
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Access } from "../gql/access.ts";
import type { Context } from "../gql/context.ts";
import { bonusOf, rankOf } from "../gql/plan.type.ts";
import { make } from "../gql/refusal.ts";
import { planVersionById, planVersions, type PlanVersionRow } from "./plan-version.reader.ts";
import { CompanySettings, PlanVersion } from "./plan-version.type.ts";
import { Run } from "./period.type.ts";

function planVersionOf(row: PlanVersionRow): PlanVersion {
  return make(PlanVersion, { ...row, version: Number(row.version) });
}

@Resolver(() => PlanVersion)
export class PlanVersionResolver {
  @Access("operations", "finance", "analyst")
  @Query(() => [PlanVersion], { description: "Every stored plan version, newest first." })
  async planVersions(@Ctx() { graph }: Context): Promise<PlanVersion[]> {
    return (await planVersions(graph)).map(planVersionOf);
  }

  @Access("operations", "finance", "analyst")
  @Query(() => PlanVersion, { nullable: true, description: "One plan version; null when unknown." })
  async planVersion(
    @Arg("id", () => ID, { description: "plan@version." }) id: string,
    @Ctx() { graph }: Context,
  ): Promise<PlanVersion | null> {
    const row = await planVersionById(graph, id);
    return row && planVersionOf(row);
  }

  @Access("signedIn")
  @Query(() => CompanySettings, { description: "What the pages need to know about the company." })
  async company(@Ctx() context: Context): Promise<CompanySettings> {
    const inForce = await context.book.newestPlan();
    if (!inForce) return emptyCompany();
    const { id, plan } = inForce;
    return make(CompanySettings, {
      name: plan.name,
      zone: plan.zone,
      currency: plan.currency,
      plan: { id: plan.id, name: plan.name, version: plan.version, versionId: id },
      ranks: plan.ranks.map((rank) => rankOf(plan, rank.number)!),
      bonuses: plan.bonuses.map((bonus) => bonusOf(plan, bonus.id)),
      trees: plan.placement === null ? ["sponsor"] : ["sponsor", "placement"],
      volumeTree: plan.volume.tree,
      legs: plan.placement?.legs ?? [],
    });
  }
}

@Resolver(() => Run)
export class RunPlanResolver {
  @Access("parent")
  @FieldResolver(() => PlanVersion, { nullable: true, description: "The plan that it applies." })
  async plan(@Root() root: Run, @Ctx() { graph }: Context): Promise<PlanVersion | null> {
    const row = root.planVersionId ? await planVersionById(graph, root.planVersionId) : null;
    return row && planVersionOf(row);
  }
}

/** Before the first import there is no plan; the pages say so. */
function emptyCompany(): CompanySettings {
  return make(CompanySettings, {
    name: "No company yet",
    zone: "UTC",
    currency: "USD",
    plan: null,
    ranks: [],
    bonuses: [],
    trees: ["sponsor"],
    volumeTree: "sponsor",
    legs: [],
  });
}

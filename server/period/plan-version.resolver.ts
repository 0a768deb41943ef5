/** Plan versions and the company's settings for clients. */
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Access } from "../gql/access.ts";
import { type Context, perRequest } from "../gql/context.ts";
import { bonusOf, rankOf } from "../gql/plan.type.ts";
import { make } from "../gql/refusal.ts";
import { termsOf } from "../plan/version/effective.ts";
import { planVersionById, planVersions, type PlanVersionRow } from "./plan-version.reader.ts";
import { planVersions as parsedVersions } from "./plan-version.ts";
import { CompanySettings, PlanPublication, PlanVersion } from "./plan-version.type.ts";
import { Run } from "./period.type.ts";

/** From when to when each version holds, by its id. */
const terms = perRequest(async ({ graph, clock }) => {
  const versions = await parsedVersions(graph);
  const all = termsOf(versions, clock());
  return new Map(versions.map(({ id }, i) => [id, all[i]]));
});

async function planVersionOf(context: Context, row: PlanVersionRow): Promise<PlanVersion> {
  const { id, plan, version, name, effectiveFrom, hash, text } = row;
  const term = (await terms(context)).get(id);
  return make(PlanVersion, {
    ...{ id, plan, version: Number(version), name, effectiveFrom, hash, text },
    effectiveUntil: term?.until ?? null,
    term: term?.state ?? "coming",
    publication: publicationOf(row),
  });
}

function publicationOf(row: PlanVersionRow): PlanPublication | null {
  const { publishedAt: at, proposedByName, why, approvedByName, reason } = row;
  if (at === null) return null;
  const [by, approver] = [proposedByName ?? "", approvedByName ?? ""];
  return make(PlanPublication, { at, by, why: why ?? "", approver, reason });
}

/** A stored version by its id; for the rooms whose objects name one. */
export async function planVersionWithId(context: Context, id: string): Promise<PlanVersion | null> {
  const row = await planVersionById(context.graph, id);
  return row && planVersionOf(context, row);
}

@Resolver(() => PlanVersion)
export class PlanVersionResolver {
  @Access("operations", "finance", "analyst")
  @Query(() => [PlanVersion], { description: "Every stored plan version, newest first." })
  async planVersions(@Ctx() context: Context): Promise<PlanVersion[]> {
    const rows = await planVersions(context.graph);
    return Promise.all(rows.map((row) => planVersionOf(context, row)));
  }

  @Access("operations", "finance", "analyst")
  @Query(() => PlanVersion, { nullable: true, description: "One plan version; null when unknown." })
  planVersion(
    @Arg("id", () => ID, { description: "plan@version." }) id: string,
    @Ctx() context: Context,
  ): Promise<PlanVersion | null> {
    return planVersionWithId(context, id);
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
  async plan(@Root() root: Run, @Ctx() context: Context): Promise<PlanVersion | null> {
    return root.planVersionId ? planVersionWithId(context, root.planVersionId) : null;
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

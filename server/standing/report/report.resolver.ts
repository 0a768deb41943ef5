/** The report card of a standing, and what is missing for the next rank. */
import DataLoader from "dataloader";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Distributor } from "../../genealogy/distributor.type.ts";
import { named } from "../../genealogy/sight.ts";
import { Access } from "../../gql/access.ts";
import { type Context, perRequest } from "../../gql/context.ts";
import { Rank, rankOf } from "../../gql/plan.type.ts";
import { make } from "../../gql/refusal.ts";
import type { Plan } from "../../plan/plan.ts";
import { Standing } from "../standing.type.ts";
import type { RequirementProgress as Progress } from "./progress.ts";
import { nextRank, reportCard, type RankReport as Report } from "./report-card.ts";
import { LegProgress, RankProgress, RankReport } from "./report.type.ts";
import { RequirementProgress, RequirementSet } from "./report.type.ts";

/** The card and the next rank of one standing are asked for together: it is made once. */
const cards = perRequest(
  (context) =>
    new DataLoader<Standing, { plan: Plan; card: Report[] } | null, string>(
      (standings) => Promise.all(standings.map((one) => cardOf(context, one))),
      { cacheKeyFn: ({ sheet, distributorId }) => `${sheet} ${distributorId}` },
    ),
);

async function cardOf({ graph, book }: Context, { sheet, distributorId, periodId }: Standing) {
  const inForce = await book.planOfPeriod(periodId);
  if (!inForce) return null;
  const card = await reportCard(graph, inForce.plan, { sheet, distributorId });
  return card && { plan: inForce.plan, card };
}

function progressOf(progress: Progress): RequirementProgress {
  return make(RequirementProgress, {
    ...progress,
    legs: progress.legs.map((leg) => make(LegProgress, leg)),
    alternatives: progress.alternatives.map((all) =>
      make(RequirementSet, { requirements: all.map(progressOf) }),
    ),
  });
}

@Resolver(() => Standing)
export class StandingResolver {
  @Access("parent")
  @FieldResolver(() => RankProgress, {
    nullable: true,
    description: "What is missing for the next rank; null at the highest one.",
  })
  async nextRank(@Root() root: Standing, @Ctx() context: Context): Promise<RankProgress | null> {
    const found = await cards(context).load(root);
    const next = found && nextRank(found.card, root.paidAs?.number ?? 0);
    const rank = next && rankOf(found.plan, next.rank.number);
    if (!rank || !next.achieve) return null;
    return make(RankProgress, { rank, requirements: next.achieve.map(progressOf) });
  }

  @Access("parent")
  @FieldResolver(() => [RankReport], {
    description: "How far the person is with every rank of the plan, the lowest first.",
  })
  async reportCard(@Root() root: Standing, @Ctx() context: Context): Promise<RankReport[]> {
    const found = await cards(context).load(root);
    return (found?.card ?? []).map(({ rank, achieve, maintain, maintains, earned }) =>
      make(RankReport, {
        rank: rankOf(found!.plan, rank.number) ?? make(Rank, rank),
        achieve: achieve?.map(progressOf) ?? null,
        maintain: maintain?.map(progressOf) ?? null,
        ...{ maintains, earned },
      }),
    );
  }
}

@Resolver(() => LegProgress)
export class LegProgressResolver {
  @Access("parent")
  @FieldResolver(() => Distributor, { description: "The person at the head of the leg." })
  head(@Root() root: LegProgress, @Ctx() context: Context): Promise<Distributor> {
    return named(context, root.headId);
  }
}

/** The people of a downline who are nearest to their next rank. */
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { Distributor } from "../../genealogy/distributor.type.ts";
import { named } from "../../genealogy/sight.ts";
import { Access } from "../../gql/access.ts";
import { pageSize } from "../../gql/connection.ts";
import type { Context } from "../../gql/context.ts";
import { rankOf } from "../../gql/plan.type.ts";
import { make } from "../../gql/refusal.ts";
import { formatPercent } from "../../money/money.ts";
import { rankAfter } from "../../plan/rank.ts";
import { volumeEdge } from "../../sheet/depth.ts";
import { nearestBelow } from "./near.reader.ts";
import { NearRank } from "./near.type.ts";

const ONE = 1_000_000n;
/** A hundredth of a percent. */
const STEP = 100n;

function percent(gap: bigint): string {
  return formatPercent(((ONE - gap) / STEP) * STEP);
}

@Resolver(() => Distributor)
export class DistributorNearRanksResolver {
  @Access("parent")
  @FieldResolver(() => [NearRank], {
    description:
      "People below, at any depth, who lack least for their next rank in the newest period, nearest first; nobody who has nothing of something that it asks.",
  })
  async nearestToRank(
    @Root() root: Distributor,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 10, description: "At most 200." }) first: number,
  ): Promise<NearRank[]> {
    const { book, graph } = context;
    const period = await book.newestPeriodId();
    const inForce = period === null ? null : await book.planOfPeriod(period);
    const sheet = period === null ? null : await book.sheetOfPeriod(period);
    if (!inForce || sheet === null) return [];
    const { plan } = inForce;
    const of = { sheet, edge: volumeEdge(plan), leaderId: root.id, limit: pageSize(first) };
    return (await nearestBelow(graph, of)).flatMap(({ id, paidAs, gap }) => {
      const rank = rankOf(plan, rankAfter(plan.ranks, Number(paidAs))?.number ?? 0);
      if (rank === null) return [];
      return [make(NearRank, { rank, reached: percent(gap), distributorId: id })];
    });
  }
}

@Resolver(() => NearRank)
export class NearRankResolver {
  @Access("parent")
  @FieldResolver(() => Distributor, { description: "Who." })
  distributor(@Root() root: NearRank, @Ctx() context: Context): Promise<Distributor> {
    return named(context, root.distributorId);
  }
}

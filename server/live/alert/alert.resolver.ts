/** Ranks reached and lost, for whoever it is told. */
import DataLoader from "dataloader";
import {
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from "type-graphql";
import { Distributor } from "../../genealogy/distributor.type.ts";
import { Access } from "../../gql/access.ts";
import { type Context, perRequest } from "../../gql/context.ts";
import { Rank, rankOf } from "../../gql/plan.type.ts";
import { make } from "../../gql/refusal.ts";
import { InstantScalar } from "../../gql/scalars.ts";
import { alertsOf, type AlertRow } from "./alert.store.ts";

/** How many are told. */
const NEWEST = 10;

export const RankAlertKind = { REACHED: "reached", LOST: "lost" } as const;
export type RankAlertKind = (typeof RankAlertKind)[keyof typeof RankAlertKind];
registerEnumType(RankAlertKind, {
  name: "RankAlertKind",
  description: "What happened to a rank in an open period.",
  valuesConfig: {
    REACHED: { description: "Paid as this rank, as the period stands." },
    LOST: { description: "No longer, after a return or a move." },
  },
});

@ObjectType({ description: "Somebody reached a rank in an open period, or lost it again." })
export class RankAlert {
  @Field(() => ID, { description: "Id of the alert." })
  id!: string;

  @Field(() => RankAlertKind, { description: "What happened." })
  kind!: RankAlertKind;

  @Field(() => Rank, {
    nullable: true,
    description: "The rank; null where the plan has it no more.",
  })
  rank!: Rank | null;

  @Field(() => ID, { description: "In which period." })
  periodId!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: bigint;

  @Field(() => ID, { description: "Who: the person himself, or somebody whom he sponsors." })
  distributorId!: string;

  @Field(() => String, { description: "His name." })
  name!: string;
}

const loader = perRequest(
  ({ graph }) =>
    new DataLoader<string, AlertRow[]>(async (ids) => {
      const rows = await alertsOf(graph, ids, NEWEST);
      return ids.map((id) => rows.filter(({ toId }) => toId === id));
    }),
);

@Resolver(() => Distributor)
export class RankAlertResolver {
  @Access("own")
  @FieldResolver(() => [RankAlert], {
    description: "The newest ranks that he, and those whom he sponsors, reached or lost.",
  })
  async rankAlerts(@Root() { id }: Distributor, @Ctx() context: Context): Promise<RankAlert[]> {
    const rows = await loader(context).load(id);
    const sights = await Promise.all(rows.map((row) => context.mayView(row.distributorId)));
    return Promise.all(rows.filter((_, i) => sights[i]).map((row) => alertOf(context, row)));
  }
}

async function alertOf(context: Context, row: AlertRow): Promise<RankAlert> {
  const { id, kind, periodId, at, distributorId, name } = row;
  const plan = (await context.book.planOfPeriod(periodId))?.plan;
  const number = plan?.ranks.find((one) => one.id === row.rank)?.number;
  const rank = plan === undefined ? null : rankOf(plan, number);
  return make(RankAlert, { id, kind, rank, periodId, at, distributorId, name });
}

/** Tells open pages that figures moved, so that they ask for them again. */
import { Ctx, Field, ID, ObjectType, Resolver, Root, Subscription } from "type-graphql";
import { Access } from "../gql/access.ts";
import { type Context, hasRole } from "../gql/context.ts";
import { make } from "../gql/refusal.ts";
import { InstantScalar } from "../gql/scalars.ts";
import { MOVED, type Tidings } from "./tidings.ts";

@ObjectType({ description: "Figures of an open period moved; ask for those that you show again." })
export class FiguresMoved {
  @Field(() => ID, { nullable: true, description: "Which period; null: any of the open ones." })
  periodId!: string | null;

  @Field(() => InstantScalar, { description: "When it was told." })
  at!: number;
}

@Resolver()
export class LiveResolver {
  @Access("signedIn")
  @Subscription(() => FiguresMoved, {
    topics: MOVED,
    filter: ({ payload, context }) => concerns(payload as Tidings, context as Context),
    description: "Told whenever figures that you may see have moved; distributors: their own.",
  })
  figuresMoved(@Root() { periodId }: Tidings, @Ctx() { clock }: Context): FiguresMoved {
    return make(FiguresMoved, { periodId, at: clock() });
  }
}

/** Whoever stands above a seller is touched himself, so a distributor is told of his whole downline. */
function concerns({ people }: Tidings, context: Context): boolean {
  if (hasRole(context, "operations", "finance", "analyst")) return true;
  const id = context.viewer?.distributorId;
  return id != null && (people === null || people.includes(id));
}

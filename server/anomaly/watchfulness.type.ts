/** The company's limits, as operations and finance see and set them. */
import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { Invalid, NotAllowed } from "../gql/refusal.ts";

@ObjectType({ description: "From when on the anomaly checks find something unusual." })
export class WatchLimit {
  @Field(() => String, { description: "Which limit, such as treeChangeDays." })
  name!: string;

  @Field(() => String, { description: "What people call it." })
  title!: string;

  @Field(() => String, { description: "The limit in force, a whole number." })
  value!: string;

  @Field(() => String, { description: "The limit where the company has set nothing." })
  usual!: string;

  @Field(() => String, { description: "The least that it may be set to." })
  least!: string;

  @Field(() => String, { description: "The most that it may be set to." })
  most!: string;

  @Field(() => String, { description: "What the number counts." })
  unit!: string;

  @Field(() => Int, { description: "So many of its digits people write behind the point." })
  digits!: number;

  @Field(() => String, {
    nullable: true,
    description: "The unit that people write behind it; null: the plan's currency.",
  })
  written!: string | null;

  @Field(() => String, { description: "What it means." })
  meaning!: string;
}

export const WatchLimitResult = createUnionType({
  name: "WatchLimitResult",
  description: "The limit as it is now, or why it was not set.",
  types: () => [WatchLimit, NotAllowed, Invalid] as const,
});

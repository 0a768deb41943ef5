/** Who is near his next rank, as clients see it. */
import { Field, ObjectType } from "type-graphql";
import { Rank } from "../../gql/plan.type.ts";

@ObjectType({ description: "Somebody on the way to his next rank." })
export class NearRank {
  @Field(() => Rank, { description: "The rank that comes next for him." })
  rank!: Rank;

  @Field(() => String, {
    description:
      "How much of what it asks he has, by the requirement that is furthest away: percent as a decimal, rounded down.",
  })
  reached!: string;

  distributorId!: string;
}

/** How people stand in promotions, as clients see it. */
import { Field, Int, ObjectType } from "type-graphql";
import { Distributor } from "../genealogy/distributor.type.ts";
import { connectionType } from "../gql/connection.ts";
import { Promotion, PromotionTier } from "./promotion.type.ts";

@ObjectType({ description: "One line of what a tier asks." })
export class PromotionRequirement {
  @Field(() => String, { description: "What is asked, in words." })
  label!: string;

  @Field(() => Int, { description: "How deep it stands: under an all or any of one less." })
  depth!: number;

  @Field(() => Boolean, { description: "Whether it holds." })
  met!: boolean;

  @Field(() => String, { nullable: true, description: "What he has; null for all and any." })
  have!: string | null;

  @Field(() => String, { nullable: true, description: "What is asked; null for all and any." })
  need!: string | null;

  @Field(() => String, { nullable: true, description: "What is missing; null where nothing is." })
  missing!: string | null;
}

@ObjectType({ description: "Somebody and one tier." })
export class PromotionTierProgress {
  @Field(() => PromotionTier, { description: "The tier." })
  tier!: PromotionTier;

  @Field(() => Boolean, { description: "Whether he meets what it asks." })
  met!: boolean;

  @Field(() => Boolean, { description: "Whether it would be, or was, given to him." })
  won!: boolean;

  @Field(() => [PromotionRequirement], { description: "What it asks, line by line." })
  requirements!: PromotionRequirement[];
}

@ObjectType({ description: "How somebody stands in a promotion, as of the promotion's instant." })
export class PromotionProgress {
  @Field(() => Int, { description: "Place: by points, then tiers met, then the first figure." })
  place!: number;

  @Field(() => Int, { description: "Points; 0 where there are none." })
  points!: number;

  @Field(() => Distributor, {
    nullable: true,
    description: "Who it is; null for whom the viewer may not see.",
  })
  distributor!: Distributor | null;

  @Field(() => [PromotionTierProgress], {
    description: "Tier by tier; none for whom the viewer may not see.",
  })
  tiers!: PromotionTierProgress[];
}
export const PromotionProgressConnection = connectionType(
  "PromotionProgress",
  () => PromotionProgress,
);

@ObjectType({ description: "A promotion, and how somebody stands in it." })
export class PersonPromotion {
  @Field(() => Promotion, { description: "The promotion." })
  promotion!: Promotion;

  @Field(() => PromotionProgress, { nullable: true, description: "Null: he takes no part." })
  progress!: PromotionProgress | null;
}

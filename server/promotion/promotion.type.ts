/** Promotions as clients see them. */
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Distributor } from "../genealogy/distributor.type.ts";
import { connectionType } from "../gql/connection.ts";
import { Money } from "../gql/money.type.ts";
import { Conflict, Invalid, NotAllowed, NotFound, Refusal } from "../gql/refusal.ts";
import { Role } from "../gql/role.ts";
import { InstantScalar } from "../gql/scalars.ts";
import type { Promotion as Rules } from "./promotion.ts";
import type { Plan } from "../plan/plan.ts";

export const PromotionState = {
  DRAFT: "draft",
  PUBLISHED: "published",
  RUNNING: "running",
  ENDED: "ended",
  REVIEW: "review",
  SETTLED: "settled",
} as const;
export type PromotionState = (typeof PromotionState)[keyof typeof PromotionState];
registerEnumType(PromotionState, {
  name: "PromotionState",
  description: "Where a promotion is in its life.",
  valuesConfig: {
    DRAFT: { description: "Its text may still be replaced; nobody outside the company sees it." },
    PUBLISHED: { description: "Two people have published it; its window has not begun." },
    RUNNING: { description: "Its window is open." },
    ENDED: { description: "Its window has ended; it waits for its settlement." },
    REVIEW: { description: "A settlement is computed and waits for two people." },
    SETTLED: { description: "The prizes are fixed; nothing of it changes any more." },
  },
});

export const PrizeKind = { TRIP: "trip", GOODS: "goods", CASH: "cash" } as const;
export type PrizeKind = (typeof PrizeKind)[keyof typeof PrizeKind];
registerEnumType(PrizeKind, {
  name: "PrizeKind",
  description: "What is won.",
  valuesConfig: {
    TRIP: { description: "A trip." },
    GOODS: { description: "Goods." },
    CASH: { description: "Money, paid to the wallet at the settlement." },
  },
});

@ObjectType({ description: "A prize." })
export class PromotionPrize {
  @Field(() => PrizeKind, { description: "Its kind." })
  kind!: PrizeKind;

  @Field(() => String, { description: "What it is." })
  name!: string;

  @Field(() => Money, { nullable: true, description: "What it costs; null for distributors." })
  cost!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: "What counts as the winner's income; null for distributors.",
  })
  taxedValue!: Money | null;
}

@ObjectType({ description: "A tier of a promotion." })
export class PromotionTier {
  @Field(() => ID, { description: "Id in the promotion." })
  id!: string;

  @Field(() => String, { description: "Name." })
  name!: string;

  @Field(() => Int, { nullable: true, description: "Only the best so many by points." })
  top!: number | null;

  @Field(() => Int, { nullable: true, description: "Only the first so many." })
  limit!: number | null;

  @Field(() => [PromotionPrize], { description: "What is given." })
  prizes!: PromotionPrize[];
}

@ObjectType({ description: "One of the two approvals of a publication or a settlement." })
export class PromotionApproval {
  @Field(() => String, { description: "Who." })
  user!: string;

  @Field(() => Role, { description: "As what." })
  role!: Role;

  @Field(() => InstantScalar, { description: "When." })
  at!: number;
}

@ObjectType({ description: "A prize that was given; it never changes." })
export class PromotionAward {
  @Field(() => ID, { description: "Id." })
  id!: string;

  @Field(() => Distributor, { nullable: true, description: "The winner." })
  distributor!: Distributor | null;

  @Field(() => String, { description: "Name of the tier." })
  tier!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "Since when he met it, where that decided.",
  })
  since!: bigint | null;

  @Field(() => Money, { description: "What its prizes cost." })
  cost!: Money;

  @Field(() => Money, { description: "What counts as his income." })
  taxedValue!: Money;

  @Field(() => Money, { description: "What of it is money." })
  cash!: Money;

  @Field(() => Boolean, { description: "Whether the money is held, as he was not active." })
  held!: boolean;

  @Field(() => InstantScalar, { description: "When it was fixed." })
  at!: bigint;

  @Field(() => InstantScalar, { nullable: true, description: "When it was taken back." })
  takenBackAt!: bigint | null;

  @Field(() => String, { nullable: true, description: "Why it was taken back." })
  takenBackBecause!: string | null;
}
export const PromotionAwardConnection = connectionType("PromotionAward", () => PromotionAward);

@ObjectType({ description: "A promotion or contest." })
export class Promotion {
  @Field(() => ID, { description: "Id." })
  id!: string;

  @Field(() => String, { description: "Name." })
  name!: string;

  @Field(() => PromotionState, { description: "Where it is in its life." })
  state!: PromotionState;

  @Field(() => InstantScalar, { description: "First instant of its window." })
  from!: bigint;

  @Field(() => InstantScalar, { description: "End of its window, exclusive." })
  until!: bigint;

  @Field(() => InstantScalar, { description: "Until when returns take back." })
  takenBackUntil!: bigint;

  @Field(() => String, { nullable: true, description: "Its YAML; null for distributors." })
  text!: string | null;

  @Field(() => String, { description: "Hash of the text; a publication is bound to it." })
  hash!: string;

  @Field(() => InstantScalar, { nullable: true, description: "The instant that is shown." })
  asOf!: bigint | null;

  @Field(() => Int, { description: "Participants." })
  people!: number;

  @Field(() => Int, { description: "Tiers that would be, or were, given." })
  wins!: number;

  @Field(() => Money, { nullable: true, description: "What they cost; null for distributors." })
  cost!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: "What counts as the winners' income; null for distributors.",
  })
  taxedValue!: Money | null;

  @Field(() => Boolean, { description: "Whether points are counted." })
  hasPoints!: boolean;

  @Field(() => [PromotionTier], { description: "Its tiers, the lowest first." })
  tiers!: PromotionTier[];

  @Field(() => [PromotionApproval], { description: "Who has published it; none for distributors." })
  publications!: PromotionApproval[];

  @Field(() => [PromotionApproval], {
    description: "Who has approved its settlement; none for distributors.",
  })
  settlements!: PromotionApproval[];

  @Field(() => String, { nullable: true, description: "What an approval is bound to." })
  settlementHash!: string | null;

  @Field(() => [String], { description: "What the second computation found otherwise." })
  differences!: string[];

  @Field(() => Boolean, { description: "Whether a settlement is being computed." })
  settling!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: "When it was settled." })
  settledAt!: bigint | null;

  rules!: Rules;
  plan!: Plan;
}
export const PromotionConnection = connectionType("Promotion", () => Promotion);

@ObjectType({ description: "A fault of a promotion's text." })
export class PromotionFault {
  @Field(() => String, { description: "Where, such as tiers[0].prizes[0].cost." })
  path!: string;

  @Field(() => Int, { nullable: true, description: "Line of the text." })
  line!: number | null;

  @Field(() => String, { description: "What is wrong and what to write." })
  message!: string;
}

@ObjectType({ implements: Refusal, description: "The text has faults; nothing was kept." })
export class PromotionFaulty extends Refusal {
  @Field(() => [PromotionFault], { description: "All of them, by line." })
  faults!: PromotionFault[];
}

@ObjectType({ description: "It was done." })
export class PromotionDone {
  @Field(() => Promotion, { description: "The promotion as it is now." })
  promotion!: Promotion;
}

export const PromotionResult = createUnionType({
  name: "PromotionResult",
  description: "The promotion as it is now, or why nothing was done.",
  types: () => [PromotionDone, PromotionFaulty, NotFound, NotAllowed, Conflict, Invalid] as const,
});

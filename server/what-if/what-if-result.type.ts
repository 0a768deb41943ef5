/** What a what-if found, as staff see it: in total, by bonus, by rank, by size, by person. */
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../gql/connection.ts";
import { Money } from "../gql/money.type.ts";
import { RateScalar, VolumeScalar } from "../gql/scalars.ts";
import { WhatIfChange, WhatIfMove } from "./people-filter.ts";

registerEnumType(WhatIfChange, {
  name: "WhatIfChange",
  description: "Whether the tried plan pays somebody less, the same or more.",
});

registerEnumType(WhatIfMove, {
  name: "WhatIfMove",
  description: "Whether somebody has a higher or a lower paid-as rank by the tried plan.",
});

@ObjectType({ description: "What one plan pays in a period; `before` is the live plan." })
export class WhatIfTotals {
  @Field(() => Money, { description: "All commissions." })
  commissions!: Money;

  @Field(() => RateScalar, {
    nullable: true,
    description: "Commissions as a share of the commissionable volume's worth.",
  })
  payoutShare!: bigint | null;

  @Field(() => Int, { description: "People who earn something." })
  payees!: number;

  @Field(() => Money, { description: "Paid out, balances brought forward with it." })
  paid!: Money;

  @Field(() => Money, { description: "Kept back from people who are not fit to be paid." })
  held!: Money;

  @Field(() => Money, { description: "Carried on to the next period; debts are below zero." })
  carried!: Money;
}

@ObjectType({ description: "What one bonus pays by one of the two plans." })
export class WhatIfBonusSide {
  @Field(() => Money, { description: "All of its commissions." })
  amount!: Money;

  @Field(() => Int, { description: "People who earn it." })
  payees!: number;

  @Field(() => RateScalar, {
    nullable: true,
    description: "As a share of the commissionable volume's worth.",
  })
  payoutShare!: bigint | null;
}

@ObjectType({ description: "One bonus of the two plans." })
export class WhatIfBonus {
  @Field(() => ID, { description: "The bonus, by its id in both plans." })
  bonus!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => WhatIfBonusSide, { nullable: true, description: "Null: not in the live plan." })
  before!: WhatIfBonusSide | null;

  @Field(() => WhatIfBonusSide, { nullable: true, description: "Null: not in the tried plan." })
  after!: WhatIfBonusSide | null;

  @Field(() => Money, { description: "After less before." })
  difference!: Money;
}

@ObjectType({ description: "One rank of the two plans, by paid-as rank." })
export class WhatIfRank {
  @Field(() => ID, { nullable: true, description: "The rank's id; null: no rank." })
  rank!: string | null;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => Int, { description: "People who have it by the live plan." })
  peopleBefore!: number;

  @Field(() => Int, { description: "People who have it by the tried plan." })
  peopleAfter!: number;

  @Field(() => Int, { description: "Of those who have it by the live plan: who rises." })
  rise!: number;

  @Field(() => Int, { description: "Of those who have it by the live plan: who falls." })
  fall!: number;

  @Field(() => Money, { description: "What those who have it by the live plan are paid by it." })
  before!: Money;

  @Field(() => Money, { description: "What those who have it by the tried plan are paid by it." })
  after!: Money;
}

@ObjectType({ description: "People whose difference is of one size." })
export class WhatIfSpread {
  @Field(() => WhatIfChange, { description: "Which way." })
  change!: WhatIfChange;

  @Field(() => Money, { description: "The size begins here, without its sign." })
  from!: Money;

  @Field(() => Money, { nullable: true, description: "It ends below this; null: no end." })
  below!: Money | null;

  @Field(() => Int, { description: "People." })
  people!: number;

  @Field(() => Money, { description: "Their differences together." })
  difference!: Money;
}

@ObjectType({ description: "What one bonus pays somebody by both plans." })
export class WhatIfPersonBonus {
  @Field(() => String, { description: "Name of the bonus." })
  name!: string;

  @Field(() => Money, { description: "By the live plan." })
  before!: Money;

  @Field(() => Money, { description: "By the tried plan." })
  after!: Money;
}

@ObjectType({ description: "One person by both plans." })
export class WhatIfPerson {
  @Field(() => Money, { description: "What the live plan pays." })
  before!: Money;

  @Field(() => Money, { description: "What the tried plan pays." })
  after!: Money;

  @Field(() => Money, { description: "After less before." })
  difference!: Money;

  @Field(() => String, { description: "Name of the paid-as rank by the live plan." })
  rankBefore!: string;

  @Field(() => String, { description: "Name of the paid-as rank by the tried plan." })
  rankAfter!: string;

  @Field(() => WhatIfMove, { description: "Whether the rank is higher or lower." })
  move!: WhatIfMove;

  @Field(() => [WhatIfPersonBonus], { description: "Bonus by bonus." })
  bonuses!: WhatIfPersonBonus[];

  distributorId!: string;
}
export const WhatIfPersonConnection = connectionType("WhatIfPerson", () => WhatIfPerson);

@ObjectType({ description: "What the second opinion said of the tried plan's computation." })
export class WhatIfOpinion {
  @Field(() => Int, { description: "Figures about which it differs; 0: it agrees." })
  differences!: number;

  @Field(() => [String], {
    description: "The first of them; empty for who may not see people.",
  })
  first!: string[];
}

@ObjectType({ description: "What was found, in total, by bonus, by rank and by size." })
export class WhatIfResult {
  @Field(() => VolumeScalar, { description: "The commissionable volume that both plans pay on." })
  commissionableVolume!: bigint;

  @Field(() => WhatIfTotals, { description: "By the live plan." })
  before!: WhatIfTotals;

  @Field(() => WhatIfTotals, { description: "By the tried plan." })
  after!: WhatIfTotals;

  @Field(() => Money, { description: "Commissions after less before." })
  difference!: Money;

  @Field(() => [WhatIfBonus], { description: "Bonus by bonus, as the tried plan orders them." })
  bonuses!: WhatIfBonus[];

  @Field(() => [WhatIfRank], { description: "Rank by rank, the lowest first." })
  ranks!: WhatIfRank[];

  @Field(() => [WhatIfSpread], {
    description: "Winners and losers by size, the largest losses first.",
  })
  spread!: WhatIfSpread[];
}

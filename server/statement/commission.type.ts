/** What was earned, and the lines that explain it. */
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Distributor } from "../genealogy/distributor.type.ts";
import { connectionType } from "../gql/connection.ts";
import { Money } from "../gql/money.type.ts";
import { Bonus } from "../gql/plan.type.ts";
import { RateScalar, VolumeScalar } from "../gql/scalars.ts";
import { Order } from "../order/order.type.ts";

@ObjectType({ description: "What one level of a bonus adds up to." })
export class CommissionLevel {
  @Field(() => Int, {
    nullable: true,
    description: "The paid level; null for a bonus without levels.",
  })
  level!: number | null;

  @Field(() => RateScalar, { description: "The rate of the level." })
  rate!: bigint;

  @Field(() => VolumeScalar, { description: "Points that the rate multiplied." })
  volume!: bigint;
}

@ObjectType({ description: "What one person earned by one bonus in one period." })
export class Commission {
  @Field(() => ID, { description: "Id of the commission." })
  id!: string;

  @Field(() => Bonus, { description: "The bonus." })
  bonus!: Bonus;

  @Field(() => Money, { description: "What is paid, after caps." })
  amount!: Money;

  @Field(() => Money, { description: "What was earned before caps." })
  raw!: Money;

  @Field(() => [CommissionLevel], { description: "Sums by level." })
  levels!: CommissionLevel[];

  @Field(() => String, { description: "The rule of the bonus in plain words." })
  rule!: string;

  sheet!: string;
  periodId!: string;
  distributorId!: string;
}

export const CommissionConnection = connectionType("Commission", () => Commission);

@ObjectType({ description: "One person on the way from the seller up to the payee." })
export class PathStep {
  @Field(() => Distributor, { description: "The person." })
  distributor!: Distributor;

  @Field(() => Int, { description: "Steps above the seller; 0 is the seller." })
  level!: number;

  @Field(() => Boolean, { description: "Whether the person is paid here." })
  paid!: boolean;

  @Field(() => String, { nullable: true, description: "Why not, as a code." })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: "Why not, in words." })
  reasonText!: string | null;

  @Field(() => Int, { nullable: true, description: "The level that the person is paid as." })
  paidLevel!: number | null;

  @Field(() => RateScalar, { nullable: true, description: "The person's rate." })
  rate!: bigint | null;

  @Field(() => Money, {
    nullable: true,
    description: "What the person is paid; null for others than oneself.",
  })
  amount!: Money | null;
}

@ObjectType({ description: "A part of what one person is paid by one bonus, or why he is not." })
export class Line {
  @Field(() => Order, { nullable: true, description: "The order; null where none made it." })
  order!: Order | null;

  @Field(() => Distributor, {
    nullable: true,
    description: "For whom the order's volume counts, or through whom it is earned.",
  })
  source!: Distributor | null;

  @Field(() => Distributor, { description: "Who is paid, or is not." })
  payee!: Distributor;

  @Field(() => Bonus, { description: "The bonus." })
  bonus!: Bonus;

  @Field(() => Int, { description: "Steps in the tree between the seller and the payee." })
  level!: number;

  @Field(() => Int, { nullable: true, description: "The level that is paid, after compression." })
  paidLevel!: number | null;

  @Field(() => RateScalar, { nullable: true, description: "The rate." })
  rate!: bigint | null;

  @Field(() => VolumeScalar, { nullable: true, description: "Points that the rate multiplied." })
  volume!: bigint | null;

  @Field(() => Money, {
    nullable: true,
    description: "Money that the rate multiplied, where it was not volume.",
  })
  base!: Money | null;

  @Field(() => Money, { description: "The amount; zero where nothing is paid." })
  amount!: Money;

  @Field(() => String, { nullable: true, description: "Why nothing is paid, as a code." })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: "Why nothing is paid, in words." })
  reasonText!: string | null;

  @Field(() => [PathStep], { description: "From the seller up to the payee." })
  path!: PathStep[];

  @Field(() => String, { description: "The line as one sentence." })
  sentence!: string;
}

export const LineConnection = connectionType("Line", () => Line);

@ObjectType({ description: "What one order does in one bonus." })
export class OrderBonus {
  @Field(() => Bonus, { description: "The bonus." })
  bonus!: Bonus;

  @Field(() => [Line], { description: "Everybody whom the order pays, as far as you may see." })
  paid!: Line[];

  @Field(() => [Line], { description: "Everybody above who is not paid, and why." })
  unpaid!: Line[];

  @Field(() => Money, { description: "The sum of the lines that are shown." })
  total!: Money;
}

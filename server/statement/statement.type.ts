/** A distributor's statement of one period. */
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Commission } from "./commission.type.ts";
import { Distributor } from "../genealogy/distributor.type.ts";
import { Money } from "../gql/money.type.ts";
import { Bonus } from "../gql/plan.type.ts";
import { InstantScalar } from "../gql/scalars.ts";
import { Period } from "../period/period.type.ts";

@ObjectType({
  description:
    "How earnings become a payment: carriedBefore + earned + adjusted = withheld + held + paid + carried.",
})
export class Payment {
  @Field(() => Money, {
    description: "Brought forward from the period before; negative is a debt.",
  })
  carriedBefore!: Money;

  @Field(() => Money, { description: "Commissions of the period." })
  earned!: Money;

  @Field(() => Money, { description: "Corrections of earlier periods." })
  adjusted!: Money;

  @Field(() => Money, { description: "Kept back because of an exception." })
  withheld!: Money;

  @Field(() => Money, { description: "Held because the person is suspended." })
  held!: Money;

  @Field(() => Money, { description: "Paid to the wallet." })
  paid!: Money;

  @Field(() => Money, { description: "Carried to the next period." })
  carried!: Money;
}

@ObjectType({ description: "What a revision of a closed period pays a person otherwise." })
export class Adjustment {
  @Field(() => Bonus, { description: "By which bonus." })
  bonus!: Bonus;

  @Field(() => Money, { description: "What it paid in the sheet that is revised." })
  before!: Money;

  @Field(() => Money, { description: "What it pays in the revision." })
  after!: Money;

  @Field(() => Money, { description: "After less before." })
  amount!: Money;

  @Field(() => String, { description: "Why the period was revised." })
  reason!: string;

  @Field(() => InstantScalar, { description: "When the revision was approved." })
  at!: bigint;

  @Field(() => ID, { description: "The period that was revised." })
  periodId!: string;

  @Field(() => ID, { description: "The period in which the amount lands." })
  landsInId!: string;

  @Field(() => Int, { description: "Which revision of the period." })
  revision!: number;

  @Field(() => ID, { description: "The run of the revision." })
  runId!: string;
}

@ObjectType({ description: "Everything one person earned in one period." })
export class Statement {
  @Field(() => Distributor, { description: "Whose statement it is." })
  distributor!: Distributor;

  @Field(() => Period, { description: "The period." })
  period!: Period;

  @Field(() => Boolean, { description: "Not approved yet: figures may still change." })
  provisional!: boolean;

  @Field(() => [Commission], { description: "One for each bonus that paid." })
  commissions!: Commission[];

  @Field(() => Payment, { nullable: true, description: "How it is paid; null before the close." })
  payment!: Payment | null;

  @Field(() => Money, { description: "The sum of the commissions." })
  total!: Money;

  @Field(() => [Adjustment], {
    description: "Corrections of earlier periods that land in this one.",
  })
  adjustments!: Adjustment[];

  @Field(() => [Adjustment], {
    description: "What was corrected of this period since it was paid, and where it lands.",
  })
  corrections!: Adjustment[];
}

/** A distributor's statement of one period. */
import { Field, ObjectType } from "type-graphql";
import { Commission } from "./commission.type.ts";
import { Distributor } from "../genealogy/distributor.type.ts";
import { Money } from "../gql/money.type.ts";
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

@ObjectType({ description: "A correction of an earlier period." })
export class Adjustment {
  @Field(() => Money, { description: "The amount." })
  amount!: Money;

  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: bigint;
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

  @Field(() => [Adjustment], { description: "Corrections of earlier periods." })
  adjustments!: Adjustment[];
}

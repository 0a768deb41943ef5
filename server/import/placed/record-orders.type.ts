/** Orders that are handed over one by one or by the dozen, as they are placed. */
import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Conflict, Invalid, NotAllowed, Refusal } from "../../gql/refusal.ts";
import { Fault } from "../import.type.ts";

@InputType({ description: "An order, by the columns of orders.csv; figures are decimals as text." })
export class NewOrder {
  @Field(() => ID, { description: "Id of the order; one that is there already is left alone." })
  id!: string;

  @Field(() => ID, { description: "The distributor or customer who bought." })
  buyerId!: string;

  @Field(() => String, { description: "When it was placed: an instant with its zone." })
  placedAt!: string;

  @Field(() => String, { description: "The plan's currency." })
  currency!: string;

  @Field(() => String, { description: "What was paid." })
  total!: string;

  @Field(() => String, { description: "Points that count towards ranks." })
  qualifyingVolume!: string;

  @Field(() => String, { description: "Points that commissions are paid on." })
  commissionableVolume!: string;

  @Field(() => String, { description: "order, autoship, starter or return." })
  kind!: string;

  @Field(() => ID, { nullable: true, description: "The order that a return returns." })
  returnsOrderId!: string | null;

  @Field(() => String, { nullable: true, description: "The company's code of what was sold." })
  product!: string | null;
}

@ObjectType({ description: "The orders are recorded." })
export class OrdersRecorded {
  @Field(() => [ID], { description: "Those that are new." })
  recorded!: string[];

  @Field(() => [ID], { description: "Those that were there with the same content." })
  unchanged!: string[];
}

@ObjectType({ implements: Refusal, description: "Orders have faults; none of them was recorded." })
export class OrderFaults extends Refusal {
  @Field(() => [Fault], {
    description: "What is wrong; the line is the place in the list, from 1.",
  })
  faults!: Fault[];
}

export const RecordOrdersResult = createUnionType({
  name: "RecordOrdersResult",
  description: "What was recorded, or why nothing was.",
  types: () => [OrdersRecorded, OrderFaults, NotAllowed, Conflict, Invalid] as const,
});

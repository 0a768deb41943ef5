/** An order as clients see it. */
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import { connectionType } from "../gql/connection.ts";
import { Money } from "../gql/money.type.ts";
import { Conflict, Invalid, NotAllowed, NotFound } from "../gql/refusal.ts";
import { InstantScalar, VolumeScalar } from "../gql/scalars.ts";

@ObjectType({ description: "A sale, or the return of one." })
export class Order {
  @Field(() => ID, { description: "The company's id of the order." })
  id!: string;

  @Field(() => String, { description: "Name of the buyer." })
  buyerName!: string;

  @Field(() => String, { description: "distributor, retail or preferred." })
  buyerKind!: string;

  @Field(() => InstantScalar, { description: "When the order was placed." })
  placedAt!: bigint;

  @Field(() => String, { description: "order, autoship, starter or return." })
  kind!: string;

  @Field(() => Money, { nullable: true, description: "What was paid; null where it is unknown." })
  total!: Money | null;

  @Field(() => VolumeScalar, {
    description: "Points that count towards ranks; a return's are negative.",
  })
  qualifyingVolume!: bigint;

  @Field(() => VolumeScalar, { description: "Points that commissions are paid on." })
  commissionableVolume!: bigint;

  @Field(() => String, { description: "Why the volume counts for this distributor." })
  creditedWhy!: string;

  @Field(() => ID, { nullable: true, description: "The order that is returned, for a return." })
  returnsOrderId!: string | null;

  creditedToId!: string;
}

@ObjectType({ description: "An order was credited to another distributor." })
export class OrderMove {
  @Field(() => ID, { description: "Id of the move." })
  id!: string;

  @Field(() => ID, { description: "For whom it counted before." })
  fromId!: string;

  @Field(() => ID, { description: "For whom it counts since." })
  toId!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: bigint;

  @Field(() => String, { description: "Who moved it." })
  by!: string;

  @Field(() => String, { description: "Why." })
  reason!: string;
}

@ObjectType({ description: "An order was moved to another distributor, its returns with it." })
export class OrderMoved {
  @Field(() => Order, { description: "The order." })
  order!: Order;

  @Field(() => [ID], {
    description: "Approved periods in which it counted; a revision of them is proposed.",
  })
  closedPeriods!: string[];
}

export const MoveOrderResult = createUnionType({
  name: "MoveOrderResult",
  description: "The order where it is now, or why it was not moved.",
  types: () => [OrderMoved, NotFound, NotAllowed, Conflict, Invalid] as const,
});

export const OrderConnection = connectionType("Order", () => Order);

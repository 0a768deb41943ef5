/** An order as clients see it. */
import { Field, ID, ObjectType } from "type-graphql";
import { connectionType } from "../gql/connection.ts";
import { Money } from "../gql/money.type.ts";
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

export const OrderConnection = connectionType("Order", () => Order);

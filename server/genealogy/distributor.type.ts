/** A distributor as clients see him; who may see whom is decided before one of these is made. */
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../gql/connection.ts";
import { InstantScalar } from "../gql/scalars.ts";

export const DistributorStatus = {
  ACTIVE: "active",
  SUSPENDED: "suspended",
  TERMINATED: "terminated",
} as const;
export type DistributorStatus = (typeof DistributorStatus)[keyof typeof DistributorStatus];

registerEnumType(DistributorStatus, {
  name: "DistributorStatus",
  description:
    "The company's word about a person; whether he is active in a period is another matter.",
});

export const ChildOrder = {
  TOTAL_VOLUME: "volume",
  NAME: "name",
  JOINED_AT: "joining",
} as const;
export type ChildOrder = (typeof ChildOrder)[keyof typeof ChildOrder];

registerEnumType(ChildOrder, {
  name: "ChildOrder",
  description: "How the people directly below somebody are ordered.",
  valuesConfig: {
    TOTAL_VOLUME: { description: "Largest total volume of the newest period first." },
    NAME: { description: "By name, from A." },
    JOINED_AT: { description: "Who joined last comes first." },
  },
});

@ObjectType({ description: "A person who sells and may build a team." })
export class Distributor {
  @Field(() => ID, { description: "The company's id of the person." })
  id!: string;

  @Field(() => String, { description: "Name." })
  name!: string;

  @Field(() => String, { description: "ISO 3166 code of the country." })
  country!: string;

  @Field(() => InstantScalar, { description: "When the person joined." })
  joinedAt!: bigint;

  @Field(() => DistributorStatus, { description: "The company's word about the person." })
  status!: DistributorStatus;

  emailAddress!: string | null;
}

export const DistributorConnection = connectionType("Distributor", () => Distributor);

@ObjectType({ description: "A person who buys and does not build a team." })
export class Customer {
  @Field(() => ID, { description: "The company's id of the person." })
  id!: string;

  @Field(() => String, { description: "Name." })
  name!: string;

  @Field(() => String, { description: "retail or preferred." })
  kind!: string;
}

export const CustomerConnection = connectionType("Customer", () => Customer);

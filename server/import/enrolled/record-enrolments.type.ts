/** People who are enrolled one by one or by the dozen. */
import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Conflict, Invalid, NotAllowed, Refusal } from "../../gql/refusal.ts";
import { Fault } from "../import.type.ts";

@InputType({ description: "A new distributor, by the columns of distributors.csv." })
export class NewDistributor {
  @Field(() => ID, {
    description: "The company's id; somebody who is there already is left alone.",
  })
  id!: string;

  @Field(() => String, { description: "Name as shown." })
  name!: string;

  @Field(() => String, { description: "E-mail address." })
  email!: string;

  @Field(() => String, { description: "Country, ISO 3166 (US)." })
  country!: string;

  @Field(() => String, {
    description: "When he joined: a date in the plan's zone, or an instant with its zone.",
  })
  joinedOn!: string;

  @Field(() => ID, {
    nullable: true,
    description: "His sponsor; null: a head of the enrolment tree.",
  })
  sponsorId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Under whom he stands in the placement tree; null: where the plan spills him, or unplaced.",
  })
  placementParentId!: string | null;

  @Field(() => String, { nullable: true, description: "In which leg, where the plan names legs." })
  placementLeg!: string | null;
}

@InputType({ description: "A new customer, by the columns of customers.csv." })
export class NewCustomer {
  @Field(() => ID, {
    description: "The company's id; somebody who is there already is left alone.",
  })
  id!: string;

  @Field(() => String, { description: "Name as shown." })
  name!: string;

  @Field(() => String, { description: "E-mail address." })
  email!: string;

  @Field(() => ID, { description: "Whose customer he is." })
  distributorId!: string;

  @Field(() => ID, { nullable: true, description: "Who enrolled him." })
  enrolledById!: string | null;

  @Field(() => String, { description: "retail or preferred." })
  kind!: string;
}

@ObjectType({ description: "The people are enrolled." })
export class EnrolmentsRecorded {
  @Field(() => [ID], { description: "Those who are new." })
  recorded!: string[];

  @Field(() => [ID], { description: "Those who were there with the same content." })
  unchanged!: string[];
}

@ObjectType({ implements: Refusal, description: "People have faults; nobody was enrolled." })
export class EnrolmentFaults extends Refusal {
  @Field(() => [Fault], {
    description: "What is wrong; the line is the place in the list, from 1.",
  })
  faults!: Fault[];
}

export const RecordEnrolmentsResult = createUnionType({
  name: "RecordEnrolmentsResult",
  description: "Who was enrolled, or why nobody was.",
  types: () => [EnrolmentsRecorded, EnrolmentFaults, NotAllowed, Conflict, Invalid] as const,
});

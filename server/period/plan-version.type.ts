/** Versions of the compensation plan, and the company's settings that come from the newest one. */
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Bonus, Rank } from "../gql/plan.type.ts";
import { Tree } from "../gql/role.ts";
import { DayScalar, InstantScalar } from "../gql/scalars.ts";

export const PlanTerm = { PAST: "past", IN_FORCE: "inForce", COMING: "coming" } as const;
export type PlanTerm = (typeof PlanTerm)[keyof typeof PlanTerm];
registerEnumType(PlanTerm, {
  name: "PlanTerm",
  description: "Whether a plan version holds today.",
  valuesConfig: {
    PAST: { description: "A later version has taken its place." },
    IN_FORCE: { description: "Periods that start today are closed under it." },
    COMING: { description: "It takes effect on a later day." },
  },
});

@ObjectType({ description: "Who published a plan version, and why." })
export class PlanPublication {
  @Field(() => InstantScalar, { description: "When." })
  at!: bigint;

  @Field(() => String, { description: "Who proposed it." })
  by!: string;

  @Field(() => String, { description: "Why, in the proposer's words." })
  why!: string;

  @Field(() => String, { description: "The second person, who approved it." })
  approver!: string;

  @Field(() => String, {
    nullable: true,
    description: "Why although not every case was green; null where all were.",
  })
  reason!: string | null;
}

@ObjectType({ description: "A version of the compensation plan; it never changes once stored." })
export class PlanVersion {
  @Field(() => ID, { description: "plan@version." })
  id!: string;

  @Field(() => String, { description: "The plan's id." })
  plan!: string;

  @Field(() => Int, { description: "The version." })
  version!: number;

  @Field(() => String, { description: "The plan's name." })
  name!: string;

  @Field(() => DayScalar, { description: "First day on which a period may start under it." })
  effectiveFrom!: string;

  @Field(() => String, { description: "SHA-256 of the text." })
  hash!: string;

  @Field(() => String, { description: "The plan as it was written (YAML)." })
  text!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Last day on which a period may start under it; null: until there is another.",
  })
  effectiveUntil!: string | null;

  @Field(() => PlanTerm, { description: "Whether it holds today." })
  term!: PlanTerm;

  @Field(() => PlanPublication, {
    nullable: true,
    description: "Who published it; null where it came with an import.",
  })
  publication!: PlanPublication | null;
}

@ObjectType({ description: "The plan in a few words." })
export class CompanyPlan {
  @Field(() => ID, { description: "The plan's id." })
  id!: string;

  @Field(() => String, { description: "The plan's name." })
  name!: string;

  @Field(() => Int, { description: "The plan's version." })
  version!: number;

  @Field(() => ID, { description: "The stored version: plan@version." })
  versionId!: string;
}

@ObjectType({ description: "What the pages need to know about the company." })
export class CompanySettings {
  @Field(() => String, { description: "Name to show." })
  name!: string;

  @Field(() => String, { description: "IANA zone of every period and cut-off." })
  zone!: string;

  @Field(() => String, { description: "ISO 4217 code of the plan's currency." })
  currency!: string;

  @Field(() => CompanyPlan, {
    nullable: true,
    description: "The newest plan; null before the first import.",
  })
  plan!: CompanyPlan | null;

  @Field(() => [Rank], { description: "Every rank, lowest first." })
  ranks!: Rank[];

  @Field(() => [Bonus], { description: "Every bonus." })
  bonuses!: Bonus[];

  @Field(() => [Tree], { description: "The trees that the plan uses." })
  trees!: Tree[];

  @Field(() => Tree, { description: "The tree along which volume adds up and downlines are seen." })
  volumeTree!: Tree;

  @Field(() => [String], { description: "Names of the legs of a placement; empty for any number." })
  legs!: string[];
}

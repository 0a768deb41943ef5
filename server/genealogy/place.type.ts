/** Corrections of places, as clients see them. */
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Conflict, Invalid, NotAllowed, NotFound } from "../gql/refusal.ts";
import { Tree } from "../gql/role.ts";
import { InstantScalar } from "../gql/scalars.ts";
import { Distributor } from "./distributor.type.ts";

@ObjectType({ description: "A correction of where somebody stands in one of the trees." })
export class PlaceChange {
  @Field(() => ID, { description: "Id of the correction." })
  id!: string;

  @Field(() => Tree, { description: "In which tree." })
  tree!: Tree;

  @Field(() => ID, { nullable: true, description: "Who was above before; null for nobody." })
  fromId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "On which leg of him, where legs are named.",
  })
  fromLeg!: string | null;

  @Field(() => ID, { description: "Who is above since." })
  toId!: string;

  @Field(() => String, {
    nullable: true,
    description: "On which leg of him, where legs are named.",
  })
  leg!: string | null;

  @Field(() => InstantScalar, { description: "From when on it holds." })
  effectiveAt!: bigint;

  @Field(() => InstantScalar, { description: "When it was entered." })
  at!: bigint;

  @Field(() => String, { description: "Who entered it." })
  by!: string;

  @Field(() => String, { description: "Why." })
  reason!: string;
}

@ObjectType({ description: "A place in which somebody stood, or stands." })
export class Place {
  @Field(() => Tree, { description: "In which tree." })
  tree!: Tree;

  @Field(() => Distributor, { description: "Who is above." })
  parent!: Distributor;

  @Field(() => String, {
    nullable: true,
    description: "On which leg of him, where legs are named.",
  })
  leg!: string | null;

  @Field(() => InstantScalar, { description: "From when on." })
  since!: bigint;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "Until when, exclusive; null: to this day.",
  })
  until!: bigint | null;

  @Field(() => PlaceChange, {
    nullable: true,
    description: "The correction that it came by; null: he was enrolled so.",
  })
  change!: PlaceChange | null;

  @Field(() => Boolean, {
    description: "Whether undoPlaceChange takes that correction back, as far as can be seen now.",
  })
  mayUndo!: boolean;
}

@ObjectType({ description: "Somebody's place was corrected." })
export class PlaceCorrected {
  @Field(() => Distributor, { description: "The person, where he stands now." })
  distributor!: Distributor;

  @Field(() => [ID], {
    description: "Approved periods that it would have changed; a revision of them is proposed.",
  })
  closedPeriods!: string[];
}

export const CorrectPlaceResult = createUnionType({
  name: "CorrectPlaceResult",
  description: "The correction, or why it was not made.",
  types: () => [PlaceCorrected, NotFound, NotAllowed, Conflict, Invalid] as const,
});

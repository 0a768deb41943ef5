/** A preview of a move, as clients see it. */
import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { registerEnumType } from "type-graphql";
import { Distributor } from "../../genealogy/distributor.type.ts";
import { Rank } from "../../gql/plan.type.ts";
import { Conflict, Invalid, NotAllowed, NotFound } from "../../gql/refusal.ts";
import { Tree } from "../../gql/role.ts";
import { DayScalar, InstantScalar, VolumeScalar } from "../../gql/scalars.ts";

@InputType({ description: "Another place for somebody, as correctPlace takes it." })
export class PlaceInput {
  @Field(() => ID, { description: "Whose place." })
  distributorId!: string;

  @Field(() => Tree, { description: "In which tree." })
  tree!: Tree;

  @Field(() => ID, { description: "Under whom." })
  newParentId!: string;

  @Field(() => String, {
    nullable: true,
    description: "On which leg, where the placement tree names them.",
  })
  leg!: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "From this day on, in the plan's zone; null: since he joined.",
  })
  effectiveOn!: string | null;
}

export const PreviewGap = {
  PAY: "pay",
  COMPANY_WIDE: "company_wide",
  BORROWED_RANKS: "borrowed_ranks",
  SPONSOR_LEGS: "sponsor_legs",
  COMPRESSED_LEGS: "compressed_legs",
  FIRST_DAYS: "first_days",
  NOT_COMPUTED: "not_computed",
  JOINED_LATER: "joined_later",
  MOVING: "moving",
} as const;
export type PreviewGap = (typeof PreviewGap)[keyof typeof PreviewGap];
registerEnumType(PreviewGap, {
  name: "PreviewGap",
  description: "What a preview does not include.",
  valuesConfig: {
    PAY: { description: "What bonuses pay." },
    COMPANY_WIDE: { description: "Pools and caps of the whole company." },
    BORROWED_RANKS: { description: "Figures: a calendar borrows its ranks." },
    SPONSOR_LEGS: { description: "Figures: the plan asks in which leg of a sponsor people stand." },
    COMPRESSED_LEGS: { description: "Figures: legs are counted without inactive people." },
    FIRST_DAYS: { description: "Figures: first days of everybody below are added up." },
    NOT_COMPUTED: { description: "Figures: the period has none yet." },
    JOINED_LATER: { description: "Figures: the person joined after the period." },
    MOVING: { description: "Figures: they kept moving while they were read." },
  },
});

@ObjectType({ description: "Something that a preview does not include." })
export class NotIncluded {
  @Field(() => PreviewGap, { description: "What." })
  what!: PreviewGap;

  @Field(() => String, { description: "A sentence for a person." })
  message!: string;
}

@ObjectType({ description: "How somebody stands before or after a move." })
export class PreviewFigures {
  @Field(() => VolumeScalar, { description: "Own and everybody below." })
  totalVolume!: bigint;

  @Field(() => VolumeScalar, {
    description: "Own and everybody below, without groups that broke away.",
  })
  groupVolume!: bigint;

  @Field(() => Boolean, { description: "Whether the plan's rule of activity is met." })
  active!: boolean;

  @Field(() => Rank, { nullable: true, description: "The rank of the period." })
  paidAs!: Rank | null;

  @Field(() => Rank, { nullable: true, description: "The career title." })
  title!: Rank | null;
}

@ObjectType({ description: "A leg of somebody that comes, goes or changes." })
export class PreviewLeg {
  @Field(() => Distributor, { description: "Who heads it." })
  head!: Distributor;

  @Field(() => String, { nullable: true, description: "Its name, where the plan names legs." })
  leg!: string | null;

  @Field(() => VolumeScalar, { nullable: true, description: "Total volume; null: no such leg." })
  before!: bigint | null;

  @Field(() => VolumeScalar, { nullable: true, description: "Total volume; null: no such leg." })
  after!: bigint | null;
}

@ObjectType({ description: "Somebody whom a move touches." })
export class PreviewPerson {
  @Field(() => Distributor, { description: "Who." })
  distributor!: Distributor;

  @Field(() => PreviewFigures, { description: "As it stands." })
  before!: PreviewFigures;

  @Field(() => PreviewFigures, { description: "After the move." })
  after!: PreviewFigures;

  @Field(() => [PreviewLeg], { description: "The legs that change, along the tree of volumes." })
  legs!: PreviewLeg[];
}

@ObjectType({ description: "What a move would do to one open period." })
export class PreviewPeriod {
  @Field(() => ID, { description: "Id of the period, such as 2026-11." })
  periodId!: string;

  @Field(() => [PreviewPerson], {
    description:
      "The moved one, those directly above before and after, and whoever stands otherwise: who gains or loses a rank first. At most 200.",
  })
  people!: PreviewPerson[];

  @Field(() => Int, { description: "How many people there are, also beyond the first 200." })
  peopleCount!: number;

  @Field(() => Boolean, { description: "Whether figures are included." })
  figures!: boolean;

  @Field(() => [NotIncluded], { description: "What is not included." })
  notIncluded!: NotIncluded[];

  @Field(() => InstantScalar, { nullable: true, description: "When the figures were computed." })
  asOf!: bigint | null;

  @Field(() => ID, {
    nullable: true,
    description: "Number of the last event that the figures stand up to.",
  })
  asOfEvent!: string | null;
}

@ObjectType({ description: "What another place for somebody would do; nothing was changed." })
export class PlacePreview {
  @Field(() => Distributor, { description: "Who would move." })
  distributor!: Distributor;

  @Field(() => Distributor, { description: "Under whom." })
  newParent!: Distributor;

  @Field(() => Int, { description: "How many people stand below and move along." })
  below!: number;

  @Field(() => InstantScalar, { description: "From when on the place would hold." })
  effectiveAt!: number;

  @Field(() => [PreviewPeriod], { description: "Open periods that it reaches, oldest first." })
  periods!: PreviewPeriod[];

  @Field(() => [ID], {
    description: "Approved periods in which it would have counted; a revision would be proposed.",
  })
  closedPeriods!: string[];
}

export const PlacePreviewResult = createUnionType({
  name: "PlacePreviewResult",
  description: "The preview, or why the move cannot be made.",
  types: () => [PlacePreview, NotFound, NotAllowed, Conflict, Invalid] as const,
});

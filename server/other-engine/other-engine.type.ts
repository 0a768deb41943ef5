/** Another engine's results beside ours, as operations and finance see them. */
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../gql/connection.ts";
import { Money } from "../gql/money.type.ts";
import { InstantScalar } from "../gql/scalars.ts";

export const EngineResultState = {
  WAITING: "waiting",
  COMPARING: "comparing",
  DONE: "done",
  REFUSED: "refused",
  FAILED: "failed",
} as const;
export type EngineResultState = (typeof EngineResultState)[keyof typeof EngineResultState];
registerEnumType(EngineResultState, {
  name: "EngineResultState",
  description: "How far a comparison is.",
  valuesConfig: {
    WAITING: { description: "The file has arrived; it is read and compared next." },
    COMPARING: { description: "It is compared on the command line." },
    DONE: { description: "Compared; what differs is listed." },
    REFUSED: { description: "The file has faults; nothing was compared." },
    FAILED: { description: "There was nothing to compare with." },
  },
});

@ObjectType({ description: "All differences of one likely cause." })
export class EngineDifferenceGroup {
  @Field(() => String, { description: "The cause, such as other_rate." })
  cause!: string;

  @Field(() => String, { description: "The cause in a few words." })
  title!: string;

  @Field(() => String, { description: "What the cause means." })
  meaning!: string;

  @Field(() => Int, { description: "Persons." })
  persons!: number;

  @Field(() => Int, { description: "Differences; a person may have one in each bonus." })
  differences!: number;

  @Field(() => Money, { description: "Theirs less ours." })
  difference!: Money;

  @Field(() => Money, { description: "The differences added up without their signs." })
  absolute!: Money;
}

@ObjectType({ description: "What one cause explains of the difference for a person and bonus." })
export class EngineDifference {
  @Field(() => ID, { description: "Id of the person, also of one whom we do not know." })
  distributorId!: string;

  @Field(() => String, { description: "The bonus, by our id." })
  bonus!: string;

  @Field(() => String, { description: "The likely cause." })
  cause!: string;

  @Field(() => Money, { description: "What we pay him by the bonus." })
  ours!: Money;

  @Field(() => Money, { description: "What they pay him by the bonus." })
  theirs!: Money;

  @Field(() => Money, { description: "Theirs less ours, as far as this cause explains it." })
  difference!: Money;

  @Field(() => Int, { description: "Orders in it; 0 where amounts were compared as a whole." })
  orders!: number;

  @Field(() => ID, { nullable: true, description: "One of those orders." })
  orderId!: string | null;

  place!: bigint;
}
export const EngineDifferenceConnection = connectionType(
  "EngineDifference",
  () => EngineDifference,
);

@ObjectType({ description: "Another engine's results of a period, compared with ours." })
export class EngineResult {
  @Field(() => ID, { description: "Id: the hash of file, period and mapping." })
  id!: string;

  @Field(() => ID, { description: "The period." })
  periodId!: string;

  @Field(() => EngineResultState, { description: "How far it is." })
  state!: EngineResultState;

  @Field(() => InstantScalar, { description: "When the file arrived last." })
  receivedAt!: bigint;

  @Field(() => String, { description: "Name of the file." })
  source!: string;

  @Field(() => Int, { description: "Lines of the file." })
  rows!: number;

  @Field(() => String, { nullable: true, description: "Why it was not compared." })
  failure!: string | null;

  @Field(() => Int, { description: "Faults of the file, also those that are not listed." })
  faultCount!: number;

  @Field(() => ID, { nullable: true, description: "Our run that it was compared with." })
  runId!: string | null;

  @Field(() => Money, { nullable: true, description: "What we pay in all." })
  ours!: Money | null;

  @Field(() => Money, { nullable: true, description: "What they pay in all." })
  theirs!: Money | null;

  @Field(() => Int, { nullable: true, description: "Persons for whom anything differs." })
  persons!: number | null;

  @Field(() => [EngineDifferenceGroup], { description: "The differences by likely cause." })
  groups!: EngineDifferenceGroup[];

  actorId!: string;
}
export const EngineResultConnection = connectionType("EngineResult", () => EngineResult);

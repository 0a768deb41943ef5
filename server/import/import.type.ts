/** Imports of the company's files, as operations see them. */
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../gql/connection.ts";
import { InstantScalar } from "../gql/scalars.ts";

export const ImportState = {
  WAITING: "waiting",
  CHECKING: "checking",
  WRITING: "writing",
  DONE: "done",
  REFUSED: "refused",
  REMOVING: "removing",
  FAILED: "failed",
} as const;
export type ImportState = (typeof ImportState)[keyof typeof ImportState];
registerEnumType(ImportState, {
  name: "ImportState",
  description: "How far an import is.",
  valuesConfig: {
    WAITING: { description: "The files have arrived; the worker has not started." },
    CHECKING: { description: "The files are being read; nothing is written." },
    WRITING: { description: "The files were right and are being written." },
    DONE: { description: "Everything is written." },
    REFUSED: { description: "The files have faults; nothing was written." },
    REMOVING: { description: "It broke off; what it had written is being removed." },
    FAILED: { description: "It broke off; nothing of it is left." },
  },
});

@ObjectType({ description: "How many rows there were." })
export class ImportCounts {
  @Field(() => Int, { description: "Rows of distributors.csv." })
  distributors!: number;

  @Field(() => Int, { description: "Rows of customers.csv." })
  customers!: number;

  @Field(() => Int, { description: "Rows of orders.csv." })
  orders!: number;
}

@ObjectType({ description: "Something wrong in a file." })
export class Fault {
  @Field(() => String, { description: "The file." })
  file!: string;

  @Field(() => Int, { nullable: true, description: "The line; the header is line 1." })
  line!: number | null;

  @Field(() => String, { nullable: true, description: "The column." })
  column!: string | null;

  @Field(() => String, { description: "What is wrong, and what would be right." })
  reason!: string;
}
export const FaultConnection = connectionType("Fault", () => Fault);

@ObjectType({ description: "One import: all of it was written, or nothing." })
export class ImportRecord {
  @Field(() => ID, { description: "Id of the import." })
  id!: string;

  @Field(() => ImportState, { description: "How far it is." })
  state!: ImportState;

  @Field(() => InstantScalar, { description: "When it started." })
  startedAt!: number;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended." })
  finishedAt!: number | null;

  @Field(() => String, { description: "The folder or the files that it read." })
  source!: string;

  @Field(() => String, { nullable: true, description: "Why it broke off." })
  failure!: string | null;

  @Field(() => ImportCounts, { description: "Rows read." })
  counts!: ImportCounts;

  @Field(() => Int, { description: "Rows handled so far." })
  done!: number;

  @Field(() => Int, { description: "Rows in all, as far as they are known." })
  total!: number;

  @Field(() => Int, { description: "All faults, also those that are not listed." })
  faultCount!: number;

  @Field(() => Boolean, {
    description: "The same files had been imported before; nothing changed.",
  })
  unchanged!: boolean;

  actorId!: string;
}
export const ImportConnection = connectionType("ImportRecord", () => ImportRecord);

/** Imports for operations. */
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Access } from "../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageOfList, pageSize } from "../gql/connection.ts";
import type { Context } from "../gql/context.ts";
import { make } from "../gql/refusal.ts";
import { importById, type ImportRow, importsPage } from "./import.reader.ts";
import { Fault, FaultConnection, ImportConnection, ImportCounts } from "./import.type.ts";
import { ImportRecord } from "./import.type.ts";

function importOf(row: ImportRow): ImportRecord {
  return make(ImportRecord, {
    id: row.id,
    state: row.state as ImportRecord["state"],
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    by: row.by ?? "the command line",
    counts: make(ImportCounts, {
      distributors: Number(row.distributors),
      customers: Number(row.customers),
      orders: Number(row.orders),
    }),
    done: Number(row.done),
    total: Number(row.total),
    faultCount: Number(row.faultCount),
    unchanged: row.unchanged,
    faultsJson: row.faultsJson,
  });
}

@Resolver(() => ImportRecord)
export class ImportResolver {
  @Access("operations")
  @Query(() => ImportConnection, { description: "Imports, newest first." })
  async imports(
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 20, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<ImportRecord>> {
    const size = pageSize(first);
    const [startedAt, id] = decodeCursor(after, 2) ?? [];
    const known = startedAt && id && /^-?\d{1,19}$/.test(startedAt);
    const rows = await importsPage(context.graph, {
      after: known ? { startedAt: BigInt(startedAt), id } : null,
      limit: size + 1,
    });
    return pageOf(rows, size, importOf, (row) => [String(row.startedAt), row.id]);
  }

  @Access("operations")
  @Query(() => ImportRecord, { nullable: true, description: "One import; null when unknown." })
  async import(
    @Arg("id", () => ID, { description: "Id of the import." }) id: string,
    @Ctx() context: Context,
  ): Promise<ImportRecord | null> {
    const row = await importById(context.graph, id);
    return row && importOf(row);
  }

  @Access("parent")
  @FieldResolver(() => FaultConnection, {
    description: "What is wrong, in the order of the files.",
  })
  faults(
    @Root() root: ImportRecord,
    @Arg("first", () => Int, { defaultValue: 100, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Connection<Fault> {
    const faults = JSON.parse(root.faultsJson ?? "[]") as Partial<Fault>[];
    return pageOfList(faults, pageSize(first), after, (fault) =>
      make(Fault, {
        file: fault.file ?? "",
        line: fault.line ?? null,
        column: fault.column ?? null,
        reason: fault.reason ?? "",
      }),
    );
  }
}

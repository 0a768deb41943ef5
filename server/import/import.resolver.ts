/** Imports for operations. */
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { users } from "../account/account.resolver.ts";
import { Access } from "../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageSize } from "../gql/connection.ts";
import type { Context } from "../gql/context.ts";
import { make } from "../gql/refusal.ts";
import type { ImportRecord as Plain } from "./import.ts";
import type { Fault as FoundFault } from "../csv/fault.ts";
import { faultsOf, findImport, listImports } from "./import.store.ts";
import { Fault, FaultConnection, ImportConnection, ImportCounts } from "./import.type.ts";
import { ImportRecord } from "./import.type.ts";

function importOf(plain: Plain): ImportRecord {
  return make(ImportRecord, {
    id: plain.id,
    state: plain.state === "faulty" ? "refused" : plain.state,
    startedAt: plain.startedAt,
    finishedAt: plain.finishedAt,
    source: plain.source,
    failure: plain.failure,
    counts: make(ImportCounts, plain.counts),
    done: plain.done,
    total: plain.total,
    faultCount: plain.faultCount,
    unchanged: plain.unchanged,
    actorId: plain.actorId,
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
    const known = startedAt && id && /^\d{1,15}$/.test(startedAt);
    const last = known ? { startedAt: Number(startedAt), id } : null;
    const records = await listImports(context.graph, size + 1, last);
    return pageOf(records, size, importOf, (one) => [String(one.startedAt), one.id]);
  }

  @Access("operations")
  @Query(() => ImportRecord, { nullable: true, description: "One import; null when unknown." })
  async import(
    @Arg("id", () => ID, { description: "Id of the import." }) id: string,
    @Ctx() context: Context,
  ): Promise<ImportRecord | null> {
    const record = await findImport(context.graph, id);
    return record && importOf(record);
  }

  @Access("parent")
  @FieldResolver(() => String, { description: "Who asked for it." })
  async by(@Root() root: ImportRecord, @Ctx() context: Context): Promise<string> {
    return (await users(context).load(root.actorId))?.name ?? root.actorId;
  }

  @Access("parent")
  @FieldResolver(() => FaultConnection, {
    description: "What is wrong, in the order of the files; at most a thousand are kept.",
  })
  async faults(
    @Root() root: ImportRecord,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 100, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<Fault>> {
    const size = pageSize(first);
    const [last] = decodeCursor(after, 1) ?? [];
    const start = last && /^\d{1,9}$/.test(last) ? Number(last) + 1 : 0;
    const faults = await faultsOf(context.graph, root.id, size + 1, start);
    const numbered = faults.map((fault, index) => ({ fault, at: start + index }));
    return pageOf(
      numbered,
      size,
      ({ fault }) => faultOf(fault),
      ({ at }) => [String(at)],
      root.faultCount,
    );
  }
}

/** A fault as the API tells it. */
export function faultOf({ file, line, column, reason }: FoundFault): Fault {
  return make(Fault, { file, line: line === 0 ? null : line, column: column || null, reason });
}

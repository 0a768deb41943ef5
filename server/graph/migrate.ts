/**
 * Brings the schema up to date: `cypher/schema/V0001__name.cypher` and on, each once, in order.
 *
 * A statement is one schema command; the checksum of an applied file must not change (append only).
 * Each file is applied a second time for the labels of rehearsals, and remembered under a name of its
 * own, so that a database from before them catches up.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Graph } from "./graph.ts";
import { rehearsedSchema } from "./rehearsal.ts";

const folder = fileURLToPath(new URL("../../cypher/schema/", import.meta.url));

/** Applies what is missing and answers the names of the files that were applied now. */
export async function migrate(graph: Graph): Promise<string[]> {
  const known = new Map(
    (await graph.read<{ name: string; checksum: string }>("graph/applied-migrations")).map(
      (row) => [row.name, row.checksum],
    ),
  );
  const applied: string[] = [];
  const apply = async (name: string, checksum: string, statements: string[]) => {
    const before = known.get(name);
    if (before === checksum) return;
    if (before !== undefined) {
      throw new Error(`${name} was changed after it had been applied; add a new file instead.`);
    }
    await graph.schema(...statements);
    await graph.write("graph/record-migration", { name, checksum });
    applied.push(name);
  };
  for (const name of readdirSync(folder)
    .filter((file) => /^V\d{4}__.*\.cypher$/.test(file))
    .sort()) {
    const text = readFileSync(folder + name, "utf8");
    const checksum = createHash("sha256").update(text).digest("hex");
    const statements = statementsOf(text);
    await apply(name, checksum, statements);
    await apply(`${name} (rehearsal)`, checksum, statements.flatMap(rehearsedSchema));
  }
  await graph.read("graph/await-indexes", {}, { timeout: 600_000 });
  return applied;
}

/** The statements of a file: comment lines left out, split at each semicolon that ends a line. */
export function statementsOf(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("//"))
    .join("\n")
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

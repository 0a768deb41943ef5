/**
 * Brings the schema up to date: `cypher/schema/V0001__name.cypher` and on, each once, in order.
 *
 * A statement is one schema command; the checksum of an applied file must not change (append only).
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Graph } from "./graph.ts";

const folder = fileURLToPath(new URL("../../cypher/schema/", import.meta.url));

/** Applies what is missing and answers the names of the files that were applied now. */
export async function migrate(graph: Graph): Promise<string[]> {
  const known = new Map(
    (await graph.read<{ name: string; checksum: string }>("graph/applied-migrations")).map(
      (row) => [row.name, row.checksum],
    ),
  );
  const applied: string[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => /^V\d{4}__.*\.cypher$/.test(file))
    .sort()) {
    const text = readFileSync(folder + name, "utf8");
    const checksum = createHash("sha256").update(text).digest("hex");
    const before = known.get(name);
    if (before === checksum) continue;
    if (before !== undefined) {
      throw new Error(`${name} was changed after it had been applied; add a new file instead.`);
    }
    for (const statement of statementsOf(text)) await graph.schema(statement);
    await graph.write("graph/record-migration", { name, checksum });
    applied.push(name);
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

/**
 * Writes the table of every query into cypher/README.md: its name and the question that it answers.
 *
 * `npx tsx scripts/cypher-table.ts`; tests/tidy.test.ts compares.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../cypher/", import.meta.url));
const BEGIN = "<!-- prettier-ignore-start -->";
const END = "<!-- prettier-ignore-end -->";

/** The text of cypher/README.md with the table as it should be. */
export function cypherTable(): string {
  const readme = readFileSync(`${folder}README.md`, "utf8");
  const before = readme.split(BEGIN)[0]!.trimEnd();
  const after = readme.split(END)[1] ?? "\n";
  return `${before}\n\n${BEGIN}\n${table()}${END}${after}`;
}

function table(): string {
  const rows = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".cypher"))
    .sort()
    .map((name) => `| ${name.slice(0, -".cypher".length)} | ${questionOf(name)} |`);
  return `| file | question |\n| --- | --- |\n${rows.join("\n")}\n`;
}

function questionOf(name: string): string {
  const [first = ""] = readFileSync(folder + name, "utf8").split("\n");
  return first.replace(/^\/\/ /, "").replaceAll("|", "\\|");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(`${folder}README.md`, cypherTable());
}

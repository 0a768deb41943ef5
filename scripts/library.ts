/**
 * `npm run library -- PLAN DIR [--from PERIOD]`: a plan of docs/plans with its company of 1,000, as a folder
 * that a trial and an import take (docs/plans/README.md).
 *
 * Exit 0; 1 for a plan, a period or a folder that will not do.
 */
import { existsSync, readdirSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { libraryCompany, libraryIds, writeLibraryCompany } from "../server/demo/sample/library.ts";
import { Refused } from "./provision/running-platform.ts";

const usage = `Usage: npm run library -- PLAN DIR [--from PERIOD]\nPLAN is one of ${libraryIds.join(", ")}.`;

function readArguments(argv: string[]): { id: string; dir: string; from: string | undefined } {
  let parsed;
  try {
    const options = { from: { type: "string" } } as const;
    parsed = parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  const [id, dir, ...others] = parsed.positionals;
  if (id === undefined || dir === undefined || others.length > 0) throw new Refused(usage);
  if (existsSync(dir) && (!statSync(dir).isDirectory() || readdirSync(dir).length > 0)) {
    throw new Refused(`${dir} is there already and not an empty folder; name a new one.`);
  }
  return { id, dir, from: parsed.values.from };
}

async function run(argv: string[]): Promise<void> {
  const { id, dir, from } = readArguments(argv);
  const one = await libraryCompany(id, { from });
  if ("refused" in one) throw new Refused(one.refused);
  await writeLibraryCompany(dir, one);
  const { people, customers, sales } = one.company;
  const periods = one.periods.map((period) => period.id).join(", ");
  process.stdout.write(
    `${dir}: ${people.length} distributors, ${customers.length} customers and ${sales.length} orders ` +
      `of ${periods}, and the plan.\n`,
  );
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const told = error instanceof Refused ? error.message : String((error as Error).stack ?? error);
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
});

/** `npm run check`: types, lint, format and schema, without any database. */
import { stopEverything } from "./provision/process.ts";
import { runChecks } from "./testing/checks.ts";
import { totalLine } from "./testing/part.ts";

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void stopEverything().then(() => process.exit(130)));
}
const outcomes = await runChecks();
process.stdout.write(`${totalLine(outcomes)}\n`);
process.exitCode = outcomes.some((outcome) => outcome.failed > 0) ? 1 : 0;

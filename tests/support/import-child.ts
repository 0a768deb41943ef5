/** A process of its own that imports a big company, so that a test can kill it while it writes. */
import { directorySource } from "../../server/company-file/company-source.ts";
import { openGraph } from "../../server/graph/graph.ts";
import { importCompany } from "../../server/import/import.service.ts";
import { testEnvironment } from "./environment.ts";
import { importPlan } from "./import-plan.ts";

const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
const graph = openGraph({ uri, user, password });
const source = directorySource(process.argv[2] ?? "");
await importCompany(
  { graph, clock: () => Date.now() },
  {
    source,
    plan: importPlan({ zone: "UTC" }),
    mode: "company",
    actorId: "ops",
    // People and both trees come before the orders: the parent waits for the word "orders".
    onProgress: ({ phase, done }) => {
      if (phase === "writing") process.stdout.write(done > 6_500 ? "orders\n" : "people\n");
    },
  },
);
await graph.close();

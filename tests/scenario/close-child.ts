/**
 * A process that performs a run and kills itself, as a power cut would, at the moment it is told:
 * `close-child.ts RUN NOW [STEP:STATE]`. Without a moment it performs the run to its end.
 */
import { openGraph } from "../../server/graph/graph.ts";
import { performRun } from "../../server/period/run.service.ts";
import { tryCase } from "../../server/trial/try-case.ts";
import { testEnvironment } from "../support/environment.ts";

const [runId = "", now = "0", moment = ""] = process.argv.slice(2);
const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
const graph = openGraph({ uri, user, password });

async function main(): Promise<void> {
  await performRun(
    { graph, clock: () => Number(now), tryCase },
    {
      runId,
      onStep: ({ name, state }) => {
        if (`${name}:${state}` === moment) process.kill(process.pid, "SIGKILL");
      },
    },
  );
  await graph.close();
}

void main();

/** Prepares quicker starts of Neo4j, once, in the background, when the platform has been left alone for a while. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { hasClassArchive, removeData } from "../provision/neo4j-embedded.ts";
import { startNeo4j, type RunningNeo4j } from "../provision/neo4j.ts";
import { pause } from "../provision/place.ts";
import type { Progress } from "../provision/process.ts";

const quietMs = 45_000;

/** What a typical query loads beyond the start itself: planner, runtime, procedures. */
const typical = [
  "CREATE CONSTRAINT FOR (n:Training) REQUIRE n.id IS UNIQUE",
  "UNWIND range(1, 9) AS id MERGE (n:Training {id: id}) MERGE (m:Training {id: id / 2}) MERGE (n)-[:UNDER]->(m)",
  "MATCH (n:Training) CALL (n) { MATCH (n)-[:UNDER*0..]->(m) RETURN sum(m.id) AS s LIMIT 7 } RETURN n.id, s ORDER BY s",
];

/** Runs a throwaway Neo4j at the lowest priority, which leaves the archive of its classes when it ends. */
export async function trainLater(how: RunningNeo4j["how"], progress: Progress): Promise<void> {
  if (how !== "embedded" || (await hasClassArchive())) return;
  await pause(quietMs);
  const dataDir = await mkdtemp(join(tmpdir(), "heartwood-training-"));
  try {
    const trained = await startNeo4j({ dataDir, ephemeral: true, background: true });
    const account = neo4j.auth.basic(trained.user, trained.password);
    const driver = neo4j.driver(trained.uri, account, { telemetryDisabled: true });
    for (const query of typical) await driver.executeQuery(query);
    await driver.close();
    await trained.stop();
    progress("Later starts of Neo4j will be quicker");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    progress(`Quicker starts could not be prepared: ${reason}`);
  } finally {
    await removeData(dataDir);
  }
}

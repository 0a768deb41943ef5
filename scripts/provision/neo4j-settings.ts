/** How every Neo4j of ours is set: safe by default, sized to the machine, quick to start and to stop. */
import { createHash, randomBytes } from "node:crypto";
import { totalmem } from "node:os";

/** Memory given to one Neo4j, in megabytes. */
export interface Memory {
  heapMb: number;
  pageCacheMb: number;
}

/**
 * The memory for an instance on this machine.
 *
 * The lasting one takes a quarter for the heap (8 GB gives 2 GB, enough for 100,000 distributors) and an eighth
 * for pages; those of tests and trials stay small, since several may run beside it.
 */
export function memoryFor(ephemeral: boolean, machineMb = machineMegabytes()): Memory {
  if (ephemeral) return { heapMb: within(machineMb / 8, 512, 1024), pageCacheMb: 128 };
  return {
    heapMb: within(machineMb / 4, 512, 4096),
    pageCacheMb: within(machineMb / 8, 128, 2048),
  };
}

/** Settings that every instance has, embedded or in a container, by their names in neo4j.conf. */
export function commonSettings(memory: Memory, plansStay = false): Record<string, string> {
  return {
    ...(plansStay ? { "dbms.cypher.min_replan_interval": "24h" } : {}),
    // LOAD CSV could otherwise read any local file, and reach any address (reliability: read-only Cypher).
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    // All three are unlimited by default. Batch jobs pass a longer timeout with their transaction.
    "db.lock.acquisition.timeout": "10s",
    "db.transaction.timeout": "60s",
    "db.memory.transaction.max": `${Math.round(memory.heapMb * 0.6)}m`,
    "dbms.usage_report.enabled": "false",
    "server.memory.pagecache.size": `${memory.pageCacheMb}m`,
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "db.tx_log.rotation.retention_policy": "256M size",
    // The names of queries and their metadata, for slow ones only.
    "db.logs.query.enabled": "info",
    "db.logs.query.threshold": "1s",
    "db.logs.query.parameter_logging_enabled": "false",
    // Bolt's network threads otherwise linger 10 s after the stores have been closed.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    "internal.dbms.bolt.netty_server_shutdown_timeout": "1",
    "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
    "internal.server.bolt.connection_shutdown_wait_time": "1s",
    "db.shutdown_transaction_end_timeout": "2s",
  };
}

/** The text of neo4j.conf for an embedded instance. */
export function embeddedConfig(
  dataDir: string,
  boltPort: number,
  memory: Memory,
  options: { ephemeral?: boolean; plansStay?: boolean },
): string {
  const settings: Record<string, string> = {
    ...commonSettings(memory, options.plansStay),
    "server.directories.data": dataDir,
    "server.directories.logs": `${dataDir}/logs`,
    "server.bolt.listen_address": `127.0.0.1:${boltPort}`,
    "server.bolt.advertised_address": `127.0.0.1:${boltPort}`,
  };
  if (options.ephemeral) {
    settings["db.tx_log.preallocate"] = "false";
    settings["db.tx_log.rotation.size"] = "16m";
    settings["db.logs.query.enabled"] = "off";
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `${lines.join("\n")}\n`;
}

/**
 * The line of Neo4j's auth.ini that sets the first password of its user.
 *
 * Neo4j reads it when it creates its system database; this is what `neo4j-admin dbms set-initial-password`
 * writes, and saves starting a second JVM for it.
 */
export function initialPasswordLine(password: string, salt = randomBytes(32)): string {
  let digest = createHash("sha256").update(salt).update(password, "utf8").digest();
  for (let round = 1; round < 1024; round += 1) {
    digest = createHash("sha256").update(digest).digest();
  }
  return `neo4j:SHA-256,${digest.toString("hex")},${salt.toString("hex")},1024:\n`;
}

/** The memory of this machine, or of the container that we run in. */
export function machineMegabytes(): number {
  const machine = totalmem();
  const limit = process.constrainedMemory(); // a container's limit; 0 or huge where there is none
  const bytes = limit > 0 && limit < machine ? limit : machine;
  return bytes / 2 ** 20;
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}

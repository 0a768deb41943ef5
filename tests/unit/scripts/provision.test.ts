/** What the set-up reads and decides before it starts anything. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readLockLine } from "../../../scripts/provision/jars.ts";
import { readJavaVersion } from "../../../scripts/provision/java.ts";
import {
  commonSettings,
  initialPasswordLine,
  memoryFor,
} from "../../../scripts/provision/neo4j-settings.ts";
import { isPortFree, projectFolder } from "../../../scripts/provision/place.ts";
import { readSignIns } from "../../../scripts/supervisor/service.ts";
import { readStartSettings } from "../../../scripts/supervisor/settings.ts";

describe("the jars of Neo4j", () => {
  test("a lock line names a file and its hash", () => {
    expect(readLockLine("ab12  org.neo4j:neo4j:5.26.16")).toEqual(["neo4j-5.26.16.jar", "ab12"]);
    expect(readLockLine("cd34  io.netty:netty:4.1:linux-x86_64")).toEqual([
      "netty-4.1-linux-x86_64.jar",
      "cd34",
    ]);
  });

  test("the lock holds a hash for every jar, each once", () => {
    const path = join(projectFolder, "scripts", "provision", "neo4j-jars.lock");
    const lines = readFileSync(path, "utf8").trim().split("\n");
    expect(lines.every((line) => /^[0-9a-f]{64} {2}\S+:\S+:\S+$/.test(line))).toBe(true);
    expect(new Set(lines.map((line) => readLockLine(line)[0])).size).toBe(lines.length);
  });
});

test.each([
  ['openjdk version "17.0.15" 2025-04-15\nRuntime (build 17.0.15+6-Debian-1deb12u1)', "17.0.15"],
  ['openjdk version "21.0.8" 2025-07-15 LTS\nRuntime (build 21.0.8+9-LTS)', "21.0.8"],
  ['java version "1.8.0_392"\nRuntime (build 1.8.0_392-b08)', "1.8.0"],
])("the version of Java is read from %j", (output, version) => {
  expect(readJavaVersion(output)).toMatch(new RegExp(`^${version}`));
});

describe("the settings of Neo4j", () => {
  test.each([
    [8192, 2048, 1024],
    [1024, 512, 128],
    [65_536, 4096, 2048],
  ])("a machine of %i MB gives %i MB of heap and %i MB for pages", (machine, heap, pages) => {
    expect(memoryFor(false, machine)).toEqual({ heapMb: heap, pageCacheMb: pages });
  });

  test("no instance may read files or addresses, or run without limits", () => {
    const settings = commonSettings(memoryFor(true, 8192));
    expect(settings["dbms.security.allow_csv_import_from_file_urls"]).toBe("false");
    expect(settings["internal.dbms.cypher_ip_blocklist"]).toBe("0.0.0.0/0,::/0");
    expect(settings["db.lock.acquisition.timeout"]).toBe("10s");
    expect(settings["db.transaction.timeout"]).toBe("60s");
    expect(settings["db.memory.transaction.max"]).toBe("614m");
  });

  test("plans are made once where tests come and go, and renewed where data grow", () => {
    const name = "dbms.cypher.min_replan_interval";
    expect(commonSettings(memoryFor(true), true)[name]).toBe("24h");
    expect(commonSettings(memoryFor(false))[name]).toBeUndefined();
  });

  test("the first password is written as Neo4j's own tool writes it: 1,024 rounds, salted", () => {
    const salt = Buffer.alloc(32, 7);
    let digest = createHash("sha256").update(salt).update("secret").digest();
    for (let round = 2; round <= 1024; round += 1) {
      digest = createHash("sha256").update(digest).digest();
    }
    expect(initialPasswordLine("secret", salt)).toBe(
      `neo4j:SHA-256,${digest.toString("hex")},${salt.toString("hex")},1024:\n`,
    );
  });
});

describe("the settings of a start", () => {
  test("a port, a data folder and no servers are the defaults", () => {
    const settings = readStartSettings({});
    expect(settings).toMatchObject({ port: 4400, neo4jUri: undefined, redisUrl: undefined });
    expect(settings.dataDir).toBe(join(projectFolder, ".data"));
  });

  test.each(["abc", "0.5", "70000", "-1"])("PORT=%s is refused", (port) => {
    expect(() => readStartSettings({ PORT: port })).toThrow(/PORT is ".*"; it must be/);
  });

  test("an address that is none is refused", () => {
    expect(() => readStartSettings({ NEO4J_URI: "localhost" })).toThrow(/NEO4J_URI is "localhost"/);
  });

  test("the sign-ins come from the last line of the set-up, and none where it has none", () => {
    const signIn = { role: "Analyst", email: "a@example.org", password: "p" };
    expect(readSignIns(JSON.stringify({ signIns: [signIn] }))).toEqual([signIn]);
    expect(readSignIns("Schema: nothing to do")).toEqual([]);
  });
});

test("a port on which something listens is not free, and is free again afterwards", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  expect(await isPortFree(port)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isPortFree(port)).toBe(true);
});

/** What `npm start` says, in one sentence with exit code 1, when it cannot start; nothing is left running. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, projectFolder } from "../../scripts/provision/place.ts";
import { testEnvironment } from "../support/environment.ts";

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** No Docker, so that it is our own process that has to end; and no servers of the test run. */
const base = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  DOCKER_HOST: "unix:///none",
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "heartwood-start-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm start`'s command to its end, with a data folder that no other process names. */
async function start(env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    cwd: projectFolder,
    env: { ...base, DATA_DIR: folder, ...env },
  });
  const ended: Ended = { code: null, stdout: "", stderr: "" };
  child.stdout.on("data", (data: Buffer) => (ended.stdout += data.toString()));
  child.stderr.on("data", (data: Buffer) => (ended.stderr += data.toString()));
  ended.code = await new Promise((resolve) => child.once("close", resolve));
  return ended;
}

/** Every process whose command line names the data folder. */
function leftOver(): string[] {
  const { stdout } = spawnSync("ps", ["-ww", "-eo", "args="], { encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.includes(folder));
}

describe("npm start ends with one sentence and code 1", () => {
  test.each([
    ["a Neo4j that does not answer", { NEO4J_URI: "bolt://127.0.0.1:1" }, /^Neo4j at NEO4J_URI/],
    ["a queue that does not answer", { REDIS_URL: "redis://127.0.0.1:1" }, /^The queue's store at/],
    ["a port that is none", { PORT: "http" }, /^PORT is "http"/],
  ])("for %s", async (_, env, sentence) => {
    const { code, stderr } = await start({ PORT: String(await freePort()), ...env });
    expect(stderr.trim()).toMatch(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
    expect(leftOver()).toEqual([]);
  });

  test("for a port that is in use", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const { code, stderr } = await start({ PORT: String(port) });
    server.close();
    expect(stderr.trim()).toMatch(new RegExp(`^Port ${port} is in use: .*PORT.*\\.$`));
    expect(code).toBe(1);
    expect(leftOver()).toEqual([]);
  });

  test("for a data folder that another start holds", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "start"]);
    writeFileSync(join(folder, "lock"), String(other.pid));
    const { code, stderr } = await start({ PORT: String(await freePort()) });
    other.kill("SIGKILL");
    rmSync(join(folder, "lock"));
    expect(stderr.trim()).toMatch(
      new RegExp(`^The data folder .* \\(process ${other.pid}\\).*\\.$`),
    );
    expect(code).toBe(1);
  });

  test("for a machine without any way to get Java", async () => {
    const tools = join(folder, "tools");
    spawnSync("mkdir", ["-p", tools]);
    for (const name of ["sh", "ps", "node"]) {
      const path = name === "node" ? process.execPath : `/bin/${name}`;
      spawnSync("ln", ["-s", path, join(tools, name)]);
    }
    // A Java that an earlier start has downloaded would do: it looks for downloads elsewhere.
    const cache = join(folder, "cache");
    const port = String(await freePort());
    const REDIS_URL = testEnvironment().redisUrl;
    const { code, stderr } = await start({
      ...{ PORT: port, PATH: tools, CACHE_DIR: cache, REDIS_URL },
    });
    expect(stderr.trim()).toMatch(/^No Java 17 or 21 for Neo4j: .*JAVA_HOME.*NEO4J_URI.*\.$/);
    expect(code).toBe(1);
    expect(leftOver()).toEqual([]);
  });
});

test("Ctrl-C while it starts ends everything within ten seconds", async () => {
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    cwd: projectFolder,
    env: { ...base, DATA_DIR: folder, PORT: String(await freePort()) },
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("node could not be started");
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const started = performance.now();
  while (!leftOver().some((line) => line.includes("CommunityEntryPoint"))) {
    if (performance.now() - started > 60_000) throw new Error("Neo4j was never started");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const asked = performance.now();
  process.kill(-pid, "SIGINT");
  expect(await ended).toBe(130);
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect(leftOver()).toEqual([]);
});

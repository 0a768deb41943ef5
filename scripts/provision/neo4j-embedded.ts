/** Neo4j Community from its published jars, on loopback, as a guarded Java process. */
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { draftOf } from "./draft.ts";
import { neo4jJars } from "./jars.ts";
import { findJava, type Java } from "./java.ts";
import type { Neo4jOptions, RunningNeo4j } from "./neo4j.ts";
import { embeddedConfig, initialPasswordLine, memoryFor, type Memory } from "./neo4j-settings.ts";
import { endOrphan, rememberProgram } from "./orphan.ts";
import { answers, cachePath, freePort, pause } from "./place.ts";
import { onPath, SetupError, startGuarded, type Guarded } from "./process.ts";

const opened = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"];

/** Fetches what is missing, starts Neo4j, and waits until Bolt answers. */
export async function startEmbedded(options: Neo4jOptions): Promise<RunningNeo4j> {
  const progress = options.progress ?? (() => undefined);
  const [java, jars] = await Promise.all([findJava(progress), neo4jJars(progress)]);
  await endOrphan(options.dataDir, progress);
  const port = options.boltPort ? options.boltPort : await freePort();
  const password = await preparePassword(options.dataDir);
  const memory = memoryOf(options);
  const home = options.dataDir;
  const config = join(home, "conf");
  await mkdir(config, { recursive: true });
  const settings = embeddedConfig(home, port, memory, options);
  await writeFile(join(config, "neo4j.conf"), settings);

  const classPath = await classPathOf(jars);
  const archive = await classArchive(java, classPath, options.ephemeral ?? false);
  const flags = [...javaFlags(memory, options), ...archive.flags, "-cp", classPath];
  const main = ["org.neo4j.server.CommunityEntryPoint", `--home-dir=${home}`];
  const output: string[] = [];
  const command = [java.path, ...flags, ...main, `--config-dir=${config}`];
  if (options.background && onPath("nice") !== undefined) command.unshift("nice", "-n", "19");
  const program = startGuarded(command[0]!, command.slice(1), {
    graceSeconds: archive.trains ? 60 : 7.5, // writing an archive takes its time, once
    disposable: options.ephemeral,
    isStore: true,
    onLine: (line) => output.push(line) > 200 && output.shift(),
  });
  await waitForBolt(program, port, output);
  await rememberProgram(home, program.pid);
  return running(program, port, password, options, archive);
}

function memoryOf(options: Neo4jOptions): Memory {
  const usual = memoryFor(options.ephemeral ?? false);
  return {
    heapMb: options.heapMb ?? usual.heapMb,
    pageCacheMb: options.pageCacheMb ?? usual.pageCacheMb,
  };
}

function running(
  program: Guarded,
  port: number,
  password: string,
  options: Neo4jOptions,
  archive: ClassArchive,
): RunningNeo4j {
  let stopping = false;
  void program.ended.then((code) => {
    if (!stopping) options.onCrash?.(code);
  });
  return {
    uri: `bolt://127.0.0.1:${port}`,
    user: "neo4j",
    password,
    how: "embedded",
    pid: program.pid,
    stop: async () => {
      stopping = true;
      if (!archive.trains) return void (await program.end());
      await program.stop();
      if (existsSync(archive.draft)) await rename(archive.draft, archive.path);
    },
  };
}

function javaFlags(memory: Memory, options: Neo4jOptions): string[] {
  const quick = (options.compile ?? (options.ephemeral ? "quick" : "full")) === "quick";
  return [
    `-Xms${Math.min(256, memory.heapMb)}m`,
    `-Xmx${memory.heapMb}m`,
    options.ephemeral ? "-XX:+UseSerialGC" : "-XX:+UseG1GC",
    ...(quick ? ["-XX:TieredStopAtLevel=1"] : []),
    "-XX:+ExitOnOutOfMemoryError", // a half-dead database hangs every writer; a dead one is restarted
    "-XX:-UsePerfData",
    "-Dfile.encoding=UTF-8",
    "-Djava.awt.headless=true",
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  ];
}

/** Jars in a fixed order: an archive of classes is only valid for the very same class path. */
async function classPathOf(jars: string): Promise<string> {
  const names = (await readdir(jars)).filter((name) => name.endsWith(".jar")).sort();
  return names.map((name) => join(jars, name)).join(":");
}

/** An archive of the classes that Neo4j loads: with it a start takes half the time. */
interface ClassArchive {
  path: string;
  /** Where this instance writes it, if it does. */
  draft: string;
  /** Whether this instance writes it when it ends: the first throwaway one does. */
  trains: boolean;
  flags: string[];
}

/** The archive that fits this Java and this class path; Java ignores one of any other. */
async function classArchive(
  java: Java,
  classPath: string,
  ephemeral: boolean,
): Promise<ClassArchive> {
  const folder = cachePath("neo4j-classes");
  await mkdir(folder, { recursive: true });
  const key = createHash("sha256").update(java.path).update(java.version).update(classPath);
  const path = join(folder, `${key.digest("hex").slice(0, 16)}.jsa`);
  const draft = await draftOf(path);
  if (existsSync(path)) {
    return { path, draft, trains: false, flags: [`-XX:SharedArchiveFile=${path}`] };
  }
  const flags = ephemeral ? [`-XX:ArchiveClassesAtExit=${draft}`] : [];
  return { path, draft, trains: ephemeral, flags };
}

/** The password kept beside the data; made, and told to Neo4j, when the folder is new. */
async function preparePassword(dataDir: string): Promise<string> {
  const file = join(dataDir, "password");
  if (existsSync(file)) return (await readFile(file, "utf8")).trim();
  const password = randomBytes(18).toString("base64url");
  await mkdir(join(dataDir, "dbms"), { recursive: true });
  await writeFile(join(dataDir, "dbms", "auth.ini"), initialPasswordLine(password));
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

/** Whether the archive exists already, for the Java and the jars of this machine. */
export async function hasClassArchive(): Promise<boolean> {
  const quiet = (): void => undefined;
  const [java, jars] = await Promise.all([findJava(quiet), neo4jJars(quiet)]);
  return !(await classArchive(java, await classPathOf(jars), true)).trains;
}

async function waitForBolt(program: Guarded, port: number, output: string[]): Promise<void> {
  let code: number | undefined;
  void program.ended.then((value) => (code = value));
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    if (code !== undefined) {
      const fault = output.find((line) => /error|exception/i.test(line)) ?? output.at(-1) ?? "";
      throw new SetupError(`Neo4j ended with code ${code} while starting: ${fault}`);
    }
    if (await answers("127.0.0.1", port)) return;
    await pause(40);
  }
  await program.stop();
  throw new SetupError("Neo4j did not answer within two minutes; its log is in the data folder.");
}

/** Deletes the folder of a throwaway instance. */
export async function removeData(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

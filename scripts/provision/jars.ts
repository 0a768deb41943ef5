/** The jars of the embedded Neo4j: fetched once, each compared with the hash in neo4j-jars.lock. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installPackages } from "./apt.ts";
import { draftOf } from "./draft.ts";
import { cachePath, projectFolder } from "./place.ts";
import { onPath, runProgram, SetupError, type Progress } from "./process.ts";
import { findPython, installWheel } from "./python.ts";

const source = join(projectFolder, "scripts", "provision");
const lockFile = join(source, "neo4j-jars.lock");

/** The folder of the verified jars; fetches them by Maven, or by pip's jgo, where absent. */
export async function neo4jJars(progress: Progress): Promise<string> {
  const lock = await readFile(lockFile, "utf8");
  const name = createHash("sha256").update(lock).digest("hex").slice(0, 12);
  const folder = cachePath(`neo4j-jars-${name}`);
  if (existsSync(folder)) return folder;
  const draft = await draftOf(folder);
  await mkdir(draft, { recursive: true });
  try {
    const problems: string[] = [];
    for (const fetch of [byMaven, byJgo, byAptMaven]) {
      const problem = (await fetch(draft, progress)) ?? (await findFault(draft, lock));
      if (problem === undefined) {
        await rename(draft, folder).catch((error: unknown) => {
          if (!existsSync(folder)) throw error; // another run was first; its copy is as good
        });
        return folder;
      }
      problems.push(problem);
    }
    throw new SetupError(
      `Neo4j's jars could not be fetched (${problems.join("; ")}): set NEO4J_URI to a running ` +
        "Neo4j 5.26, start Docker, or install Maven or Python with pip.",
    );
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

type Problem = string | undefined;

async function byMaven(folder: string, progress: Progress): Promise<Problem> {
  const maven = onPath("mvn");
  if (maven === undefined) return "no mvn";
  progress("Downloading Neo4j 5.26 (214 jars, 116 MB, by Maven)");
  let jars = 0;
  const goal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
  const pom = join(source, "neo4j-pom.xml");
  const options = [`-DoutputDirectory=${folder}`, "-DincludeScope=runtime"];
  const done = await runProgram(maven, ["-B", "-f", pom, goal, ...options], {
    onLine: (line) => {
      if (!/Downloaded from .*\.jar/.test(line)) return;
      jars += 1;
      if (jars % 40 === 0) progress(`  ${jars} jars so far`);
    },
  });
  if (done.code === 0) return undefined;
  return `mvn ended with ${done.code}: ${firstError(done.output)}`;
}

async function byJgo(folder: string, progress: Progress): Promise<Problem> {
  const python = await findPython();
  if (python === undefined) return "no Python with pip";
  const jgo = { name: "jgo", version: "3.2.0", hashes: [] };
  const packages = await installWheel(jgo, "a resolver of Maven artifacts", progress);
  if (packages === undefined) return "pip could not install jgo";
  progress("Downloading Neo4j 5.26 (214 jars, 116 MB, by jgo)");
  const done = await runProgram(python, [join(source, "fetch-jars.py"), lockFile, folder], {
    env: { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: "1" },
    onLine: (line, stream) => {
      if (stream === "stdout") progress(`  ${line}`);
    },
  });
  if (done.code === 0) return undefined;
  return `jgo ended with ${done.code}: ${done.output.split("\n").at(-1) ?? ""}`;
}

async function byAptMaven(folder: string, progress: Progress): Promise<Problem> {
  if (!(await installPackages(["maven"], progress))) return "no apt as root";
  return byMaven(folder, progress);
}

/** Deletes what the lock does not name, and tells the first jar that is missing or different. */
async function findFault(folder: string, lock: string): Promise<Problem> {
  const expected = new Map(lock.trim().split("\n").map(readLockLine));
  for (const name of await readdir(folder)) {
    if (!expected.has(name)) await rm(join(folder, name), { recursive: true });
  }
  for (const [name, hash] of expected) {
    const path = join(folder, name);
    if (!existsSync(path)) return `${name} is missing`;
    if ((await hashOf(path)) !== hash) return `${name} has another hash than the lock`;
  }
  await writeFile(join(folder, "VERIFIED"), "every jar has the hash in neo4j-jars.lock\n");
  return undefined;
}

/** A lock line "hash  group:name:version[:classifier]" as [file name, hash]. */
export function readLockLine(line: string): [string, string] {
  const [hash = "", coordinate = ""] = line.split(/\s+/);
  const [, name, version, classifier] = coordinate.split(":");
  const suffix = classifier === undefined ? "" : `-${classifier}`;
  return [`${name}-${version}${suffix}.jar`, hash];
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function firstError(output: string): string {
  const line = output.split("\n").find((text) => text.includes("ERROR"));
  return line?.slice(0, 200) ?? "no reason given";
}

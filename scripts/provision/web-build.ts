/** The built pages, and GraphiQL: made by Vite, and again only when their sources have changed. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { cachePath, projectFolder } from "./place.ts";
import { runProgram, SetupError, type Progress } from "./process.ts";

const web = join(projectFolder, "web");
const graphiql = join(web, "graphiql");

/** What Vite makes of a folder with a vite.config.ts. */
interface Site {
  /** How messages call it. */
  name: string;
  folder: string;
  /** A folder inside that does not belong to it. */
  without?: string;
  dist: string;
}

/** Builds the pages where needed, and returns their folder; refuses with Vite's own reason. */
export function buildWeb(progress: Progress): Promise<string> {
  const dist = join(web, "dist");
  return build({ name: "the pages", folder: web, without: graphiql, dist }, progress);
}

/** Builds GraphiQL, which development mode serves, in the same way. */
export function buildGraphiql(progress: Progress): Promise<string> {
  const dist = cachePath("graphiql");
  return build({ name: "GraphiQL", folder: graphiql, dist }, progress);
}

async function build(site: Site, progress: Progress): Promise<string> {
  const hash = await hashSources(site);
  const stamp = join(site.dist, ".sources");
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === hash) return site.dist;
  progress(`Building ${site.name}`);
  const started = performance.now();
  const vite = join(projectFolder, "node_modules", "vite", "bin", "vite.js");
  const config = join(site.folder, "vite.config.ts");
  const args = [vite, "build", "--config", config, "--outDir", site.dist, "--logLevel", "warn"];
  const { code, output } = await runProgram(process.execPath, args, {
    cwd: projectFolder,
    env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1" },
  });
  if (code !== 0) {
    const reason = output.split("\n").filter((line) => /\S/.test(line));
    throw new SetupError(`Vite could not build ${site.name}: ${reason.slice(0, 4).join("\n")}`);
  }
  await writeFile(stamp, hash);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  progress(`Built ${site.name} in ${seconds} s`);
  return site.dist;
}

async function hashSources({ folder, without }: Site): Promise<string> {
  const hash = createHash("sha256");
  const lock = join(projectFolder, "package-lock.json");
  const sources = (await sourcesIn(folder)).filter((path) => !path.startsWith(`${without}/`));
  for (const file of [lock, ...sources.sort()]) {
    hash
      .update(relative(projectFolder, file))
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  }
  return hash.digest("hex");
}

async function sourcesIn(folder: string): Promise<string[]> {
  const sources: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name === "dist" || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sources.push(...(await sourcesIn(path)));
    else sources.push(path);
  }
  return sources;
}

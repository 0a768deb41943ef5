/** The built pages: made by Vite, and made again only when their sources have changed. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { projectFolder } from "./place.ts";
import { runProgram, SetupError, type Progress } from "./process.ts";

const web = join(projectFolder, "web");
const dist = join(web, "dist");
const stamp = join(dist, ".sources");

/** Builds the pages where needed, and returns their folder; refuses with Vite's own reason. */
export async function buildWeb(progress: Progress): Promise<string> {
  const hash = await hashSources();
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === hash) return dist;
  progress("Building the pages");
  const started = performance.now();
  const vite = join(projectFolder, "node_modules", "vite", "bin", "vite.js");
  const args = [vite, "build", "--config", join(web, "vite.config.ts"), "--logLevel", "warn"];
  const { code, output } = await runProgram(process.execPath, args, {
    cwd: projectFolder,
    env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1" },
  });
  if (code !== 0) {
    const reason = output.split("\n").filter((line) => /\S/.test(line));
    throw new SetupError(`The pages could not be built: ${reason.slice(0, 4).join("\n")}`);
  }
  await writeFile(stamp, hash);
  progress(`Pages built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return dist;
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  const lock = join(projectFolder, "package-lock.json");
  for (const file of [lock, ...(await sourcesIn(web)).sort()]) {
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

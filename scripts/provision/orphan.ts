/**
 * A store whose supervisor was killed ends by itself, but takes a moment over it; the next start waits for that,
 * since two programs on the same files would ruin them.
 */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pause } from "./place.ts";
import { commandLine } from "./command-line.ts";
import type { Progress } from "./process.ts";

/** Notes which program works on a data folder. */
export async function rememberProgram(dataDir: string, pid: number | undefined): Promise<void> {
  if (pid !== undefined) await writeFile(join(dataDir, "pid"), String(pid));
}

/** Waits until a program left over on this data folder has ended, and ends it by force after 10 s. */
export async function endOrphan(dataDir: string, progress: Progress): Promise<void> {
  const file = join(dataDir, "pid");
  if (!existsSync(file)) return;
  const pid = Number(await readFile(file, "utf8"));
  const isOurs = (): boolean => commandLine(pid).includes(dataDir);
  if (!isOurs()) return;
  progress(`Waiting for a left-over process (${pid}) to end`);
  for (let tries = 0; tries < 100 && isOurs(); tries += 1) await pause(100);
  if (isOurs()) process.kill(pid, "SIGKILL");
}

/** What is being fetched gets its name when it is whole, so that a killed run leaves no half behind. */
import { mkdir, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { commandLine } from "./command-line.ts";

const mark = ".draft-";

/** Where this process prepares what will be named `path`; removes the drafts of processes that are gone. */
export async function draftOf(path: string): Promise<string> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!name.startsWith(basename(path) + mark)) continue;
    const pid = Number(/\d+/.exec(name.slice(basename(path).length + mark.length))?.[0]);
    if (commandLine(pid) === "") await rm(join(folder, name), { recursive: true, force: true });
  }
  return `${path}${mark}${process.pid}`;
}

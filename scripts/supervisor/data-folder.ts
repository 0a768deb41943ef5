/** The data folder belongs to one start at a time. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine } from "../provision/command-line.ts";
import { SetupError } from "../provision/process.ts";

/** Claims a data folder and returns how to let it go; refuses where a running start holds it. */
export function claimDataFolder(dataDir: string): () => void {
  const file = join(dataDir, "lock");
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`The data folder ${dataDir} cannot be made: ${reason}.`);
  }
  if (!writeLock(file)) {
    const holder = Number(readFileSync(file, "utf8"));
    if (holder !== process.pid && /start/.test(commandLine(holder))) {
      throw new SetupError(
        `The data folder ${dataDir} is in use by another start (process ${holder}): ` +
          "stop that one, or set DATA_DIR to another folder.",
      );
    }
    rmSync(file, { force: true }); // its holder was killed; whoever writes the next lock has the folder
    if (!writeLock(file)) throw new SetupError(`The data folder ${dataDir} was just taken.`);
  }
  return () => rmSync(file, { force: true });
}

function writeLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

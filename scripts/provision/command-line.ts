/** What a process is, as far as the machine tells. */
import { spawnSync } from "node:child_process";

/** The command line of a process; empty where there is none of that id. */
export function commandLine(pid: number): string {
  if (!Number.isInteger(pid) || pid <= 0) return "";
  const answer = spawnSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  if (answer.error === undefined) return answer.stdout.trim();
  return isAlive(pid) ? "(unknown)" : ""; // no `ps` here: alive is all that can be said
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // somebody else's, so alive
  }
}

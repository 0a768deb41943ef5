/**
 * Clears up after imports that broke off: removes what they wrote, then marks them as failed.
 *
 * An import is taken as broken off when its process is gone (seen on the same machine) or has not
 * been heard of for a minute.
 */
import { hostname } from "node:os";
import { removeImportedPeople } from "../genealogy/enrolment.store.ts";
import { removeImportedOrders } from "../order/accept.store.ts";
import type { ImportDeps } from "./import.ts";
import { fail, stop, unfinished } from "./import.store.ts";

const silenceMax = 60_000;

/** "host:pid:try": enough to see from the same machine whether the process still lives. */
export function ownerOf(attempt: string): string {
  return `${hostname()}:${process.pid}:${attempt}`;
}

/** Removes every import that broke off; answers their ids. Run at each start; harmless beside a live one. */
export async function recoverImports(deps: ImportDeps): Promise<string[]> {
  const recovered: string[] = [];
  for (const { id, owner, heartbeatAt } of await unfinished(deps.graph)) {
    const silent = deps.clock() - heartbeatAt > silenceMax;
    if (!silent && !isGone(owner)) continue;
    if (await removeImport(deps, id, "The process that imported it ended before it was done.")) {
      recovered.push(id);
    }
  }
  return recovered;
}

/** Removes all that an import has written and marks it as failed; false when it has ended. */
export async function removeImport(
  deps: ImportDeps,
  importId: string,
  failure: string,
): Promise<boolean> {
  if (!(await stop(deps.graph, importId))) return false;
  await removeImportedOrders(deps.graph, importId);
  await removeImportedPeople(deps.graph, importId);
  await fail(deps, importId, failure);
  return true;
}

/** Whether the process was on this machine and is no more. */
function isGone(owner: string): boolean {
  const [host, pid] = owner.split(":");
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

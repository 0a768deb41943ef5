/**
 * Whether the open periods hold what their orders give: everything that they say is kept aside, computed whole from the
 * orders, and compared, every standing, commission and payment.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Graph, Row } from "../graph/graph.ts";
import { openPeriodsOf } from "../period/period.service.ts";
import type { LiveDeps } from "./held-sheets.ts";
import { keepLease, LEASE_MS } from "./lease.ts";
import { computeOpenPeriods, livePeriods } from "./live.service.ts";
import { eventsDue } from "./live.store.ts";

/** Figures of one kind of one period, and those that differ: at most the first hundred, in words. */
export interface Verified {
  periodId: string;
  what: "standings" | "commissions" | "payments";
  compared: number;
  differ: string[];
}

/** Sales that arrive meanwhile are waited out so many times. */
const TRIES = 5;
const KINDS = ["standings", "commissions", "payments"] as const;

/**
 * Compares, holding the lease of the open periods meanwhile; what differed is right afterwards. Null: sales
 * kept arriving.
 */
export async function verifyLive(deps: LiveDeps): Promise<Verified[] | null> {
  const owner = `verify ${randomUUID()}`;
  const lease = keepLease(deps.graph, owner, () => undefined, { force: true });
  try {
    await lease.asked;
    await pause(LEASE_MS); // the worker that had it has let go of it by then
    for (let tries = 0; lease.held() && tries < TRIES; tries += 1) {
      const verified = await compareOnce(deps);
      if (verified !== null) return verified;
    }
    return null;
  } finally {
    await lease.leave();
  }
}

/** null: something happened between the two readings. */
async function compareOnce(deps: LiveDeps): Promise<Verified[] | null> {
  const live = livePeriods(deps);
  while ((await live.catchUp()).length > 0);
  if (live.unsettled()) await live.settle();
  const { newest } = await eventsDue(deps.graph);
  const followed = await figuresOf(deps);
  await computeOpenPeriods(deps);
  const due = await eventsDue(deps.graph);
  if (due.newest !== newest || due.unnumbered) return null;
  const whole = await figuresOf(deps);
  return [...whole].map(([key, rows]) => {
    const [periodId = "", what = ""] = key.split(" ");
    const before = followed.get(key) ?? new Map<string, string>();
    const ids = [...new Set([...before.keys(), ...rows.keys()])].sort();
    const differ = ids.filter((id) => before.get(id) !== rows.get(id));
    const told = differ.slice(0, 100).map((id) => tell(id, before.get(id), rows.get(id)));
    return { periodId, what: what as Verified["what"], compared: ids.length, differ: told };
  });
}

function tell(id: string, followed = "nothing", whole = "nothing"): string {
  return `${id}: it says ${followed}, computed whole it is ${whole}`;
}

/** Everything that the open periods say, by "2026-11 standings" and then by person. */
async function figuresOf(deps: LiveDeps): Promise<Map<string, Map<string, string>>> {
  const found = new Map<string, Map<string, string>>();
  for (const { period } of await openPeriodsOf(deps)) {
    for (const what of KINDS) {
      const rows = await wholeOf(deps.graph, what, period.sheet);
      found.set(`${period.id} ${what}`, rows);
    }
  }
  return found;
}

/** What one kind of figures of a sheet says, as text by person (and bonus). */
export async function wholeOf(
  graph: Graph,
  what: Verified["what"],
  sheet: string,
): Promise<Map<string, string>> {
  const query = QUERIES[what];
  const rows = await graph.read<{ id: string; bonus?: string; of: Row }>(query, { sheet });
  return new Map(rows.map(({ id, bonus, of }) => [`${id} ${bonus ?? ""}`.trim(), textOf(of)]));
}

const QUERIES = {
  standings: "live/whole-standings",
  commissions: "live/whole-commissions",
  payments: "live/whole-payments",
};

/** Properties in one order; a mark that is not set is the same as false. */
function textOf(of: Row): string {
  const set = Object.entries(of).filter(([, value]) => value !== false);
  return JSON.stringify(
    set.sort(([a], [b]) => (a < b ? -1 : 1)),
    (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
  );
}

/**
 * Keeping the cases of a plan version: stored, replaced and removed, each with who did it; a case that
 * goes or changes says why, since it is what the plan is held to.
 */
import { publish } from "../event/event.ts";
import type { Graph, Transaction } from "../graph/graph.ts";
import { caseHash, type CaseFiles } from "./plan-case.ts";
import { lockCases, removeCase, storeCase, type LockedCase } from "./plan-case.store.ts";

/** Most cases of one version: they all run at the start of every close. */
export const CASES_MAX = 200;

interface Deps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

interface Refusal {
  refused: string;
  message: string;
}

/** What became of a case that was to be stored. */
export interface StoredCase {
  name: string;
  how: "new" | "replaced" | "unchanged";
}

/**
 * Stores checked cases with a version, all of them or none; the same content again changes nothing.
 *
 * Refuses: not_found (no such version), too_many, invalid:reason (a case that is replaced needs one).
 */
export function storeCases(
  deps: Deps,
  input: {
    planVersionId: string;
    cases: readonly { name: string; files: CaseFiles }[];
    actorId: string;
    reason: string | null;
  },
): Promise<StoredCase[] | Refusal> {
  const { planVersionId, actorId } = input;
  const reason = input.reason?.trim() || null;
  const at = deps.clock();
  const rows = input.cases.map((one) => ({ ...one, hash: caseHash(one.files) }));
  return deps.graph.transaction(async (tx) => {
    const known = await lockCases(tx, planVersionId);
    if (known === null) return noVersion(planVersionId);
    const howOf = (one: { name: string; hash: string }): StoredCase["how"] => {
      const before = known.find(({ name }) => name === one.name);
      if (before === undefined) return "new";
      return before.hash === one.hash ? "unchanged" : "replaced";
    };
    const refusal = whyNot(known, rows.map(howOf), reason);
    if (refusal !== null) return refusal;
    for (const one of rows.filter((row) => howOf(row) !== "unchanged")) {
      const { name, hash, files } = one;
      const id = await storeCase(tx, {
        ...{ planVersionId, name, hash, files, by: actorId, at },
        reason: howOf(one) === "replaced" ? reason : null,
      });
      await tell(tx, "plan-case-stored", { id, name, planVersionId, hash, reason, actorId, at });
    }
    return rows.map((one) => ({ name: one.name, how: howOf(one) }));
  });
}

/** Takes a case out of its version. Refuses: not_found, invalid:reason. Again: not_found. */
export function removePlanCase(
  deps: Deps,
  input: { planVersionId: string; name: string; actorId: string; reason: string },
): Promise<{ id: string } | Refusal> {
  const { planVersionId, name, actorId } = input;
  const reason = input.reason.trim();
  const at = deps.clock();
  return deps.graph.transaction(async (tx) => {
    if (!isReason(reason)) return noReason("A case that is removed");
    const known = await lockCases(tx, planVersionId);
    const one = known?.find((row) => row.name === name);
    if (one === undefined) {
      return { refused: "not_found", message: `${planVersionId} has no case ${name}.` };
    }
    const { id, hash } = one;
    await removeCase(tx, { id, by: actorId, at, reason });
    await tell(tx, "plan-case-removed", { id, name, planVersionId, hash, reason, actorId, at });
    return { id };
  });
}

function whyNot(
  known: readonly LockedCase[],
  hows: readonly StoredCase["how"][],
  reason: string | null,
): Refusal | null {
  if (known.length + hows.filter((how) => how === "new").length > CASES_MAX) {
    return { refused: "too_many", message: `A plan version has at most ${CASES_MAX} cases.` };
  }
  const replaces = hows.includes("replaced");
  return replaces && !isReason(reason ?? "") ? noReason("A case that is replaced") : null;
}

function isReason(text: string): boolean {
  return text.length >= 3 && text.length <= 2_000;
}

function noReason(what: string): Refusal {
  return { refused: "invalid:reason", message: `${what} needs a reason, 3 to 2,000 characters.` };
}

function noVersion(id: string): Refusal {
  return { refused: "not_found", message: `There is no plan version ${id}.` };
}

async function tell(
  tx: Transaction,
  kind: "plan-case-stored" | "plan-case-removed",
  said: { id: string; actorId: string; at: number } & Record<string, unknown>,
): Promise<void> {
  const { actorId, at, ...payload } = said;
  await publish(tx, { id: `${kind}:${said.id}`, kind, actorId, at, payload });
}

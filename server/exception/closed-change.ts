/** A correction that reaches closed periods: parked, so that somebody decides whether to revise them. */
import type { Transaction } from "../graph/graph.ts";
import { CORRECTION_CODES } from "./exception.ts";
import { raiseExceptions } from "./exception.service.ts";

/** Parks one case about the oldest closed period; the evidence names them all. None closed: nothing. */
export async function raiseClosedChange(
  tx: Transaction,
  input: {
    code: (typeof CORRECTION_CODES)[number];
    /** Whom or which order the correction is about. */
    subject: string;
    /** Ids of the closed periods, oldest first. */
    closed: readonly string[];
    /** Epoch ms. */
    at: number;
    evidence: Record<string, string>;
  },
): Promise<void> {
  const { code, subject, closed, at } = input;
  const [periodId] = closed;
  if (periodId === undefined) return;
  const evidence = { ...input.evidence, "Closed periods": closed.join(", ") };
  const raised = [{ code, subject, evidence, moneyAtStakeMinor: 0n }];
  const about = { sheet: null, periodId, runId: null, at };
  await raiseExceptions(tx, { ...about, lookedFor: CORRECTION_CODES, raised });
}

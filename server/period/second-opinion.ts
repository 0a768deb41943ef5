/** The step of a run that asks for a second opinion and parks what it differs in. */
import { linesOfSome } from "../line/lines-of-some.ts";
import { CHECK_CODES } from "../exception/check-codes.ts";
import { raiseExceptions } from "../exception/exception.service.ts";
import { askSecondOpinion } from "../second-opinion/ask.ts";
import { casesOf } from "../second-opinion/cases.ts";
import type { Difference } from "../second-opinion/compare.ts";
import type { Computation } from "./compute/compute.ts";

/** Where the second opinion differs from a computed sheet. */
export function differencesOf(computation: Computation): Promise<Difference[]> {
  const { graph, fence, plan, period, opening, ranks, decided } = computation;
  const { sheet } = fence;
  const { startsAt, endsAt } = period;
  return askSecondOpinion({
    ...{ graph, plan, period, sheet, earlier: { ...opening, ranks }, decided },
    linesOf: linesOfSome(graph, { plan, sheet, startsAt, endsAt, decided }),
  });
}

/** Compares a computed sheet with the second opinion; every difference blocks the approval. */
export async function seekSecondOpinion(
  computation: Computation,
  run: { id: string; at: number },
): Promise<void> {
  const { fence, plan, period } = computation;
  const { sheet } = fence;
  const differences = await differencesOf(computation);
  const raised = casesOf(plan, differences);
  const raiser = { sheet, periodId: period.id, runId: run.id, at: run.at };
  await fence.write((tx) => raiseExceptions(tx, { ...raiser, lookedFor: CHECK_CODES, raised }));
}

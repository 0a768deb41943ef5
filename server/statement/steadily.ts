/** Reading what is derived from an open period while its figures move. */
import { setTimeout as pause } from "node:timers/promises";
import { GraphQLError } from "graphql";
import { UnequalLines } from "../line/lines.ts";

const TRIES = 12;
const PAUSE_MS = 250;

/**
 * Reads lines. Where a period is open its earnings are settled a moment after its volumes, so lines that do not sum
 * are asked for again, for three seconds; then it is said that the figures are moving. Elsewhere that is a bug, and throws.
 */
export async function steadily<T>(open: boolean, read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      if (!open || !(error instanceof UnequalLines)) throw error;
      if (tries === TRIES) throw moving();
      await pause(PAUSE_MS);
    }
  }
}

function moving(): GraphQLError {
  return new GraphQLError(
    "The earnings of this open period are being brought up to date; ask again in a moment.",
    { extensions: { code: "FIGURES_MOVING" } },
  );
}

/** Brackets of a volume in the plan: where each begins, and what holds between two of them. */
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import { choice, list, mapping, ref, type Schema } from "../text/schema-parts.ts";

/** A bracket's lower bound: reached (from), or exceeded (above). */
export type RawBound = { from: string } | { above: string };

interface RawBrackets<B extends RawBound> {
  brackets: B[];
  between?: "step" | "interpolated";
}

const BRACKETS_MAX = 1000;

/** Hundredths between two brackets of which a rate's rise is still reckoned within 64 bits. */
const WIDTH_MAX = 10n ** 12n;

/** Brackets with the given value; each begins with from or with above. */
export function bracketsSchema(example: string, value: { [key: string]: Schema }): Schema {
  const from = mapping(`a bracket: from and ${Object.keys(value)[0]}`, {
    from: ref("volume"),
    ...value,
  });
  const above = mapping("a bracket: above and the rest", { above: ref("volume"), ...value });
  const bracket = { if: { type: "object", required: ["above"] }, then: above, else: from };
  return list(`a list such as ${example}`, bracket, BRACKETS_MAX, 1);
}

/** The key, optional, that says what holds between two brackets. */
export function betweenSchema(): Schema {
  return choice("the rate between two brackets", "step", "interpolated");
}

/** Brackets from the text, `path` being that of the list; they ascend, or it is refused. */
export function typeBrackets<B extends RawBound, V>(
  reader: PlanReader,
  raw: RawBrackets<B>,
  path: PlanPath,
  read: (bracket: B, path: PlanPath) => V,
): ({ from: bigint } & V)[] {
  const brackets = raw.brackets.map((bracket, i) => ({
    from: typeBound(reader, bracket, [...path, i]),
    ...read(bracket, [...path, i]),
  }));
  brackets.forEach(({ from }, i) => {
    const before = brackets[i - 1];
    const key = "above" in (raw.brackets[i] ?? {}) ? "above" : "from";
    if (before !== undefined && before.from >= from) {
      const message =
        "A bracket begins above the one before; list them from the lowest to the highest.";
      reader.refuse([...path, i, key], message);
    } else if (before && raw.between === "interpolated" && from - before.from > WIDTH_MAX) {
      const message = "Interpolated brackets are at most 10^10 points apart; put one between them.";
      reader.refuse([...path, i, key], message);
    }
  });
  return brackets;
}

/** The lowest volume (hundredths) of a bracket; "above" begins one hundredth later. */
function typeBound(reader: PlanReader, bound: RawBound, path: PlanPath): bigint {
  return "from" in bound
    ? reader.volume([...path, "from"], bound.from)
    : reader.volume([...path, "above"], bound.above) + 1n;
}

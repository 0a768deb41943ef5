/** Where the second computation of a promotion comes to something else than the first. */
import type { Verdict } from "./verdict.ts";

/** Differences as sentences, by person; none when both agree. */
export function differencesOf(first: readonly Verdict[], second: readonly Verdict[]): string[] {
  const ours = new Map(first.map((one) => [one.id, one]));
  const theirs = new Map(second.map((one) => [one.id, one]));
  const ids = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  return ids.flatMap((id) => {
    const [one, other] = [ours.get(id), theirs.get(id)];
    if (one === undefined || other === undefined) {
      const which = one === undefined ? "second" : "first";
      return [`${id} takes part in the ${which} computation only.`];
    }
    return (["figures", "points", "met", "wins"] as const).flatMap((key) => {
      const [a, b] = [String(one[key]), String(other[key])];
      return a === b ? [] : [`${id}, ${key}: first ${a || "none"}, second ${b || "none"}.`];
    });
  });
}

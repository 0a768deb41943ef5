/** What the people of a random company bring along, and the ranks that they are given by hand. */
import fc from "fast-check";
import { oneIn, points, RANKS } from "./asks.ts";
import type { Company, OverrideText, PlanText } from "./spec.ts";

/** One person's: each may be absent. */
export const randomBrings = fc.record({
  balance: oneIn(4, fc.constantFrom("-12", "4")),
  goal: oneIn(3, points),
  lifetimeVolume: oneIn(4, points),
  graceUsed: oneIn(6, fc.constantFrom("1", "2")),
  carry: oneIn(4, fc.constantFrom("carryLeft", "carryRight")),
  paidOnce: oneIn(6, fc.constantFrom("true", "false", ...RANKS)),
  override: oneIn(
    9,
    fc.record({
      kind: fc.constantFrom("paidAs", "title"),
      rank: fc.constantFrom(...RANKS),
      until: fc.constantFrom("2026-01-31", "2026-02-27", "2026-02-28", "2026-12-31"),
    }),
  ),
});

type Brings = typeof randomBrings extends fc.Arbitrary<infer V> ? V : never;
type Bringing = readonly { brings: Brings }[];

/** The rows of opening.csv; only figures that the plan asks for may stand there. */
export function broughtAlong(plan: PlanText, people: Bringing): Company["opening"] {
  const advancements = plan.bonuses.filter(({ kind }) => (kind as string) === "rankAdvancement");
  const binary = plan.bonuses.some(({ kind }) => (kind as string) === "binary");
  return people.flatMap(({ brings }, i) => {
    const rows: [name: string, value: string | undefined][] = [
      ["balance", brings.balance],
      ["goal", brings.goal],
      ["lifetimeVolume", plan.volume.lifetime === undefined ? undefined : brings.lifetimeVolume],
      ["graceUsed", plan.rankKeeping === undefined ? undefined : brings.graceUsed],
      [brings.carry ?? "", binary ? "70.50" : undefined],
      ...advancements
        .filter((one) => (one as { paid?: unknown }).paid === "once")
        .map(({ id }): [string, string | undefined] => [`paidOnce:${id}`, brings.paidOnce]),
    ];
    return rows.flatMap(([name, value]) =>
      name === "" || value === undefined ? [] : [{ distributorId: `d${i}`, name, value }],
    );
  });
}

/** The rows of overrides.csv. */
export function overridesOf(people: Bringing): OverrideText[] {
  return people.flatMap(({ brings: { override } }, i) =>
    override === undefined
      ? []
      : [{ distributorId: `d${i}`, ...override, from: "2026-01-01", reason: "Given by hand." }],
  );
}

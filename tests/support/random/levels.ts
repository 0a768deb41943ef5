/** Random unilevels and differentials: every key of docs/plan.md is in play. */
import fc from "fast-check";
import { byVolume, oneIn, ordersPaid, paid, payee, points, present, RANKS, steps } from "./asks.ts";
import type { DifferentialText, TreeText, UnilevelText } from "./spec.ts";

const RATES = ["10%", "5%", "2.5%", "0.3333%", "0%", "7%", "33%"];

export const rate = fc.constantFrom(...RATES);
export const tree = fc.constantFrom<TreeText>("sponsor", "placement");

export const rateList = fc.array(rate, { minLength: 1, maxLength: 4 }).map((list) =>
  // A list adds up to at most 100 %.
  list.filter((one) => one === "33%").length > 2 ? ["33%", "10%"] : list,
);

const rankKeys = fc.uniqueArray(fc.constantFrom("unranked", ...RANKS), { minLength: 1 });

export function byRank<T>(value: fc.Arbitrary<T>): fc.Arbitrary<{ [rank: string]: T }> {
  return rankKeys.chain((keys) =>
    fc
      .tuple(...keys.map(() => value))
      .map((all) => Object.fromEntries(keys.map((key, i) => [key, all[i] as T]))),
  );
}

const first = fc.constantFrom(...(["upline", "upline", "seller", "seller", "none"] as const));

/** The rates of a unilevel chosen by volume. */
const bracketLists = fc.record({
  ...byVolume,
  brackets: fc.tuple(rateList, rateList).map(([low, high]) => [
    { from: "50.00", rates: low },
    { from: "333.33", rates: high },
  ]),
});

export const unilevel = (id: string, calendar: string): fc.Arbitrary<UnilevelText> =>
  fc
    .record({
      id: fc.constant(id),
      name: fc.constant(id),
      kind: fc.constant("unilevel" as const),
      calendar: fc.constant(calendar),
      tree,
      ownOrders: first,
      customerOrders: first,
      rankBy: fc.constantFrom("title" as const, "paidAs" as const),
      rates: fc.oneof(
        rateList,
        byRank(fc.oneof(rateList, fc.constant([]))),
        bracketLists,
        steps("rates", rateList),
      ),
      amounts: oneIn(
        4,
        fc.array(fc.constantFrom("1", "7", "0", "30"), { minLength: 1, maxLength: 3 }),
      ),
      payee,
      compression: fc.constantFrom(
        ...(["none", "standardRollUp", "dynamicByLevel", "pushUp", "openUntilClosed"] as const),
      ),
      removes: fc.oneof(
        fc.constantFrom("inactive" as const, "unentitled" as const),
        payee.map((unless) => ({ unless })),
      ),
      closedBy: payee,
      ...ordersPaid,
    })
    .map(({ removes, closedBy, rates, amounts, ...others }) => ({
      ...others,
      ...(amounts === undefined ? { rates } : { amounts }),
      removes: others.compression === "standardRollUp" ? removes : undefined,
      closedBy: others.compression === "openUntilClosed" ? closedBy : undefined,
    }))
    .map(present) as fc.Arbitrary<UnilevelText>;

const brackets = fc.uniqueArray(points, { minLength: 1, maxLength: 4 }).chain((froms) =>
  fc.tuple(...froms.map(() => rate)).map((rates) =>
    froms
      .sort((a, b) => Number(a) - Number(b))
      // The highest bracket begins just above its figure.
      .map((from, i) => ({
        [i < rates.length - 1 ? "from" : "above"]: from,
        rate: rates[i] ?? "0%",
      })),
  ),
);

const percentage: fc.Arbitrary<DifferentialText["percentage"]> = fc.oneof(
  fc.record({
    ...{ ...byVolume, brackets },
    between: fc.constantFrom("step" as const, "step" as const, "interpolated" as const),
  }),
  fc.record({ by: fc.constantFrom("title" as const, "paidAs" as const), rates: byRank(rate) }),
  steps("rate", rate) as fc.Arbitrary<DifferentialText["percentage"]>,
);

export const differential = (id: string, calendar: string): fc.Arbitrary<DifferentialText> =>
  fc
    .record({
      id: fc.constant(id),
      name: fc.constant(id),
      kind: fc.constant("differential" as const),
      calendar: fc.constant(calendar),
      tree,
      percentage,
      ownOrders: paid,
      customerOrders: paid,
      firstLevel: fc.constantFrom("0" as const, "1" as const, "2" as const),
      sellerBlocks: fc.constantFrom("true" as const, "false" as const),
      unqualified: fc.constantFrom("ignored" as const, "blocks" as const),
      payee,
      against: fc.constantFrom(...(["chain", "chain", "source", "nobody"] as const)),
      ...ordersPaid,
    })
    .map((one) => {
      // Against the source the seller counts, against nobody he does not.
      if (one.against === "chain") return one;
      const sellerBlocks = one.against === "source" ? ("true" as const) : ("false" as const);
      return { ...one, sellerBlocks };
    })
    .map(present);

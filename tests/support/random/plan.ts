/** Random plans for the property test: every key of docs/plan.md is in play. */
import fc from "fast-check";
import {
  activity,
  byVolume,
  legsAsked,
  oneIn,
  ordersPaid,
  paid,
  payee,
  points,
  present,
  rankAsks,
  RANKS,
  sometimes,
  steps,
} from "./asks.ts";
import { binary, match, otherKinds, type Parts } from "./bonuses.ts";
import type {
  BonusText,
  CalendarText,
  DifferentialText,
  PlanText,
  RankText,
  TreeText,
  UnilevelText,
} from "./spec.ts";

const RATES = ["10%", "5%", "2.5%", "0.3333%", "0%", "7%", "33%"];

const rate = fc.constantFrom(...RATES);
const tree = fc.constantFrom<TreeText>("sponsor", "placement");

/** The lowest rank can be reached without legs of a rank, so no plan asks for the impossible. */
const rank = (place: number): fc.Arbitrary<RankText> => {
  const id = RANKS[place] ?? "";
  const requires = fc
    .tuple(fc.record(rankAsks), legsAsked(place === 0 ? [] : RANKS.slice(0, 1)))
    .map(([asked, legs]) => present({ ...asked, ...legs }));
  const appointed = place === 2 ? [fc.constant("appointment" as const)] : [];
  return fc
    .record({
      id: fc.constant(id),
      name: fc.constant(id),
      requires: fc.oneof(requires, ...appointed),
      maintain: sometimes(points.map((personalVolume) => ({ personalVolume }))),
      dropsOneUnless: sometimes(requires),
      titleAfter: sometimes(fc.constant({ periods: "2", of: "3" })),
    })
    .map((one) => (one.requires === "appointment" ? { ...one, titleAfter: undefined } : one))
    .map(present);
};

const rankKeeping = fc.record({
  hold: fc.constantFrom("none" as const, { periods: "1" }),
  grace: fc.constantFrom({ waivers: "1", per: "lifetime" }, { waivers: "2", per: "calendarYear" }),
  fall: fc.constantFrom("toEarned" as const, "oneRank" as const),
});

const rateList = fc.array(rate, { minLength: 1, maxLength: 4 }).map((list) =>
  // A list adds up to at most 100 %.
  list.filter((one) => one === "33%").length > 2 ? ["33%", "10%"] : list,
);

const rankKeys = fc.uniqueArray(fc.constantFrom("unranked", ...RANKS), { minLength: 1 });

function byRank<T>(value: fc.Arbitrary<T>): fc.Arbitrary<{ [rank: string]: T }> {
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

const unilevel = (id: string, calendar: string): fc.Arbitrary<UnilevelText> =>
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

const differential = (id: string, calendar: string): fc.Arbitrary<DifferentialText> =>
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

const parts: Parts = { ranks: RANKS, points, rate, rateList, payee, tree, byRank };

const bonus = (id: string, calendar: string): fc.Arbitrary<BonusText> =>
  fc
    .oneof(
      { arbitrary: unilevel(id, calendar), weight: 2 },
      { arbitrary: differential(id, calendar), weight: 1 },
      { arbitrary: otherKinds(parts, { id, calendar }), weight: 5 },
    )
    .chain((one) => bonusCap.map((cap) => present({ ...one, cap })));

const bonusCap = oneIn(
  5,
  fc.oneof(
    fc.constantFrom("3", "25").map((person) => ({ person })),
    fc.constantFrom("2", "20").map((unranked) => ({ person: { unranked, silver: "50" } })),
    fc.constantFrom("1%", "4.5%").map((share) => ({ share })),
  ),
);

/** The third bonus of a month: any kind, a match of the first, or a binary where there is room. */
const third = (earned: string[], narrow: boolean): fc.Arbitrary<BonusText> => {
  const of = { id: "a-third", calendar: "month" };
  const more = [match(parts, earned)(of), ...(narrow ? [binary(parts)(of)] : [])];
  const special = fc.oneof(...more) as unknown as fc.Arbitrary<BonusText>;
  return fc.oneof(bonus(of.id, of.calendar), special);
};

const wide = { width: "unlimited", legs: [] as string[] };
const narrow = { width: "2", legs: ["left", "right"] };

const month: CalendarText = { id: "month", every: "month", cutOff: "14 days", ranks: "own" };
const week: CalendarText = {
  ...{ id: "week", every: "week", startsOn: "monday" },
  ...{ cutOff: "0 days", ranks: "month" },
};

/** `weekly`: two calendars, the weeks borrowing the month's ranks. */
export const randomPlan = (weekly: boolean): fc.Arbitrary<PlanText> =>
  fc
    .boolean()
    .chain((binaryTree) => planOf(weekly, binaryTree))
    .map((one) => ({ ...one, bonuses: one.bonuses.map((bonus) => alongVolume(one, bonus)) }));

/** Total volume adds up along one tree only, so what goes by it order by order goes along that one. */
function alongVolume({ volume }: PlanText, one: BonusText): BonusText {
  const { by } = one as BonusText & { by?: unknown };
  return by === "totalVolume" ? { ...one, tree: volume.tree } : one;
}

const planOf = (weekly: boolean, isNarrow: boolean): fc.Arbitrary<PlanText> =>
  fc
    .record({
      plan: fc.constant("random"),
      version: fc.constant("1"),
      name: fc.constant("Random"),
      effectiveFrom: fc.constant("2026-01-01"),
      zone: fc.constant("UTC" as const),
      currency: fc.constantFrom("USD" as const, "JPY" as const, "KWD" as const),
      points: fc.record({ value: fc.constantFrom("1.00", "0.85", "3", "0.333") }),
      calendars: fc.constant(weekly ? [month, week] : [month]),
      volume: fc.record({
        tree,
        customerOrders: fc.constantFrom("counted" as const, "ignored" as const),
        returns: fc.constant("inPeriodOfRefund" as const),
      }),
      placement: fc.constant(isNarrow ? narrow : wide),
      activity: fc.oneof(
        fc.constant("always" as const),
        points.map((personalVolume) => ({ personalVolume })),
        points.map((groupVolume) => ({ groupVolume })),
        activity,
      ),
      ranks: fc.tuple(rank(0), rank(1), rank(2)),
      rankKeeping: sometimes(rankKeeping),
      throttle: sometimes(
        fc.record({
          share: fc.constantFrom("25%", "50%"),
          of: fc.constantFrom("sold" as const, "counted" as const),
        }),
      ),
      breakaway: fc.oneof(
        fc.constant("none" as const),
        fc.constantFrom("bronze", "silver").map((id) => ({ rank: id })),
      ),
      bonuses: fc.tuple(
        bonus("one", "month"),
        bonus("two", weekly ? "week" : "month"),
        third(weekly ? ["one"] : ["one", "two"], isNarrow),
      ),
      rounding: fc.record({
        mode: fc.constantFrom("halfEven" as const, "halfUp" as const, "down" as const),
        per: fc.constantFrom("line" as const, "commission" as const),
      }),
      caps: fc.record({
        person: fc.oneof(
          fc.constant("none" as const),
          fc.record({
            amount: fc.constantFrom("1", "7", "30"),
            cut: fc.constantFrom("proportionally" as const, "lastBonusFirst" as const),
          }),
        ),
        company: fc.oneof(
          fc.constant("none" as const),
          fc.constantFrom("3%", "9.5%").map((share) => ({ share })),
        ),
      }),
      payout: fc.record({ minimum: fc.constantFrom("0", "5", "40") }),
    })
    .map((one) => consistent(present(one) as unknown as PlanText, isNarrow));

/** Without what the plan would be refused for: caps that contradict each other, legs that nobody can have. */
function consistent(plan: PlanText, isNarrow: boolean): PlanText {
  for (const bonus of plan.bonuses) {
    if ("guarantee" in bonus) bonus.tree = plan.volume.tree;
    if (plan.caps.person !== "none" && bonus.cap !== undefined && "person" in bonus.cap) {
      delete bonus.cap;
    }
  }
  for (const asked of plan.ranks.flatMap((one) => [one.requires, one.dropsOneUnless])) {
    if (asked === undefined || asked === "appointment" || asked.legs === undefined) continue;
    const wanted = asked.legs.reduce((sum, { count }) => sum + Number(count), 0);
    if (isNarrow && wanted > 2) delete asked.legsDistinct;
  }
  return plan;
}

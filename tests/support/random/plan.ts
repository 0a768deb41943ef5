/** Random plans for the property test: every key of docs/plan.md is in play. */
import fc from "fast-check";
import {
  activity,
  legsAsked,
  oneIn,
  payee,
  points,
  present,
  rankAsks,
  RANKS,
  sometimes,
} from "./asks.ts";
import { binary, match, otherKinds, type Parts } from "./bonuses.ts";
import { byRank, differential, rate, rateList, tree, unilevel } from "./levels.ts";
import { keepPromises } from "./promises.ts";
import type { BonusText, CalendarText, PlanText, RankText } from "./spec.ts";

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
  return fc.oneof(bonus(of.id, of.calendar), { arbitrary: special, weight: 2 });
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

const measured = fc.constantFrom("personalVolume", "groupVolume", "totalVolume");
const sparing = {
  spares: sometimes(fc.constantFrom(["one"], ["two", "a-third"])),
  priority: sometimes(
    fc.constantFrom([["two"], ["one", "a-third"]], [["a-third", "one"], ["two"]]),
  ),
};

/** A company's cap spares bonuses, or ranks them, or neither. */
function onlyOne<T extends { spares?: unknown; priority?: unknown }>(cap: T): T {
  return cap.spares === undefined ? cap : { ...cap, priority: undefined };
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
        returns: fc.constantFrom("inPeriodOfRefund" as const, "byRevision" as const),
        lifetime: sometimes(measured),
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
      asPoints: sometimes(fc.constant("1")),
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
          fc.record({ share: fc.constantFrom("3%", "9.5%"), ...sparing }).map(onlyOne),
        ),
      }),
      payout: fc.record({ minimum: fc.constantFrom("0", "5", "40") }),
    })
    .map(({ asPoints, ...one }) => {
      const plan = present(one) as unknown as PlanText;
      return consistent(
        present(asPoints === undefined ? plan : sharedByPoints(plan, asPoints)),
        isNarrow,
      );
    });

/** Where the third bonus is a pool, the first may be its points and pay nobody. */
function sharedByPoints(plan: PlanText, each: string): PlanText {
  const [one, two, pool] = plan.bonuses as [BonusText, BonusText, BonusText];
  if (pool.tiers === undefined) return plan;
  const tiers = pool.tiers.map((tier, i) =>
    i > 0 ? tier : { ...tier, shares: { bonus: one.id, each } },
  );
  const { company } = plan.caps;
  return {
    ...plan,
    bonuses: [{ ...one, asPoints: "true", cap: undefined }, two, { ...pool, tiers }],
    caps: { ...plan.caps, company: company === "none" ? company : { share: company.share } },
  };
}

/** Without what the plan would be refused for: caps that contradict each other, legs that nobody can have. */
function consistent(plan: PlanText, isNarrow: boolean): PlanText {
  if (JSON.stringify(plan).includes("lifetimeVolume")) plan.volume.lifetime ??= "personalVolume";
  for (const bonus of plan.bonuses) {
    if ("guarantee" in bonus) bonus.tree = plan.volume.tree;
    const { person, company } = plan.caps;
    const spared = company !== "none" && company.spares?.includes(bonus.id);
    // Spared bonuses together may promise no more than the company pays.
    if (spared) bonus.cap = { share: "1%" };
    else if (person !== "none" && bonus.cap !== undefined && "person" in bonus.cap) {
      delete bonus.cap;
    }
  }
  keepPromises(plan);
  for (const asked of plan.ranks.flatMap((one) => [one.requires, one.dropsOneUnless])) {
    if (asked === undefined || asked === "appointment" || asked.legs === undefined) continue;
    const wanted = asked.legs.reduce((sum, { count }) => sum + Number(count), 0);
    if (isNarrow && wanted > 2) delete asked.legsDistinct;
  }
  return plan;
}

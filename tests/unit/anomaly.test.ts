/** The anomaly checks on rows alone; figures are worked out by hand beside them. */
import { expect, test } from "vitest";
import { raisedOf, sharePpm, type Scene } from "../../server/anomaly/anomaly.ts";
import { circles, type PurchaseRow } from "../../server/anomaly/check-circle.ts";
import { farFromHistory } from "../../server/anomaly/check-history.ts";
import { overridesInForce } from "../../server/anomaly/check-overrides.ts";
import { refundsAfterEnd } from "../../server/anomaly/check-refunds.ts";
import { unusualShares } from "../../server/anomaly/check-share.ts";
import { lateMoves } from "../../server/anomaly/check-tree.ts";
import { usualOf, whole } from "../../server/money/usual.ts";
import { watchfulnessOf } from "../../server/anomaly/watchfulness.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import { watchedPlan } from "../support/watched-company.ts";

const parsed = parsePlan(watchedPlan(1, { retail: "1%", care: "2%" }));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
/** 10,000.00 points and 1,500.00 USD paid on them: 15 % on average. */
const scene: Scene = {
  plan: parsed.plan,
  limits: watchfulnessOf({}),
  commissionable: 1_000_000n,
  amountMinor: 150_000n,
};

test.each([
  [[7n], 7n, 0n],
  [[1n, 2n], 2n, 1n], // median 1.5, both 0.5 away
  [[1n, 2n, 9n], 2n, 1n], // distances 1, 0, 7: median 1
  [[-5n, -5n, 100n, -4n], -5n, 1n], // median -4.5, distances .5 .5 104.5 .5: median .5
])("what is usual among %s is %s, spread %s, in exact halves", (figures, median, spread) => {
  const usual = usualOf(figures);
  expect([whole(usual.medianHalves), whole(usual.spreadHalves)]).toEqual([median, spread]);
});

const amounts = (amount: bigint, ...earlier: bigint[]) =>
  farFromHistory(scene, [{ distributorId: "a", bonus: "team", amount, earlier }]);

test.each([
  // Median 500.00, spread 10.00, at least 20 % of the median = 100.00; four spreads = 400.00.
  ["exactly four spreads away", 90_000n, 0],
  ["a cent more", 90_001n, 1],
  ["exactly four spreads below", 10_000n, 0],
  ["nothing at all", 0n, 1],
])("an amount %s", (_, amount, found) => {
  expect(amounts(amount, 49_000n, 50_000n, 51_000n)).toHaveLength(found);
});

test("a small difference is left alone, and so is who has too little history", () => {
  // Median 10.00: 109.99 is eleven times that, but only 99.99 more; 110.00 is 100.00 more.
  expect(amounts(10_999n, 1_000n, 1_000n, 1_000n)).toHaveLength(0);
  expect(amounts(11_000n, 1_000n, 1_000n, 1_000n)).toHaveLength(1);
  expect(amounts(9_999_900n, 1_000n, 1_000n)).toHaveLength(0);
});

test("a person's amounts are one case, the furthest first, with figures side by side", () => {
  const earlier = [10_000n, 10_000n, 10_000n];
  const rows = [
    { distributorId: "a", bonus: "care", amount: 30_000n, earlier },
    { distributorId: "a", bonus: "team", amount: 90_000n, earlier },
  ];
  expect(farFromHistory(scene, rows)).toEqual([
    {
      code: "amount_far_from_history",
      subject: "a",
      moneyAtStakeMinor: 80_000n,
      evidence: {
        Bonus: "Team commission",
        "This period": "900.00 USD",
        "Expected, the median of earlier periods": "100.00 USD",
        "Earlier periods, the oldest first": "100.00 USD, 100.00 USD, 100.00 USD",
        "Usual spread": "20.00 USD",
        "Further from the median than": "80.00 USD",
        Difference: "800.00 USD",
        "Also unusual": "Care bonus",
      },
    },
  ]);
});

const shares = (amount: bigint, earlier = [100_000n, 100_000n, 100_000n]) =>
  unusualShares(
    scene,
    [{ id: "team", name: "Team commission", amount }],
    earlier.map((paid, at) => ({
      ...{ sheet: `s${at}`, bonus: "team", amount: paid, commissionable: 1_000_000n },
    })),
  );

test("a bonus may take a quarter more or less of the volume than usual, not a cent more", () => {
  expect(sharePpm(scene.plan, 100_000n, 1_000_000n)).toBe(100_000n);
  expect(shares(125_000n)).toHaveLength(0);
  expect(shares(125_001n)).toHaveLength(1);
  expect(shares(75_000n)).toHaveLength(0);
  expect(shares(74_999n)[0]).toMatchObject({ subject: "team", moneyAtStakeMinor: 25_001n });
  expect(shares(0n, [100_000n, 100_000n])).toHaveLength(0);
});

test("a bonus that never paid and pays now is unusual; one that paid nothing before and now is not", () => {
  expect(shares(1n, [0n, 0n, 0n])).toHaveLength(1);
  expect(shares(0n, [0n, 0n, 0n])).toHaveLength(0);
});

test("a return after the end matters from 100.00 points on; the stake is what is paid on average", () => {
  const row = {
    ...{ refundId: "r", orderId: "o", distributorId: "a", ordered: 20_000n },
    ...{ placedAt: 0n, refundedAt: 60_000n },
  };
  expect(refundsAfterEnd(scene, [{ ...row, refunded: 9_999n }])).toEqual([]);
  // 15 % of 200.00
  expect(refundsAfterEnd(scene, [{ ...row, refunded: 20_000n }])).toMatchObject([
    { subject: "r", moneyAtStakeMinor: 3_000n },
  ]);
});

test("two overrides of one person are one case", () => {
  const row = {
    ...{
      distributorId: "a",
      kind: "paidAs",
      rank: "gold",
      since: "2026-05-01",
      until: null,
      reason: null,
    },
    ...{ approver: null, titleBefore: 1n, paidAs: 3n, groupVolume: 0n, earned: 500n },
  };
  const [one, ...others] = overridesInForce(scene, [
    row,
    { ...row, kind: "title", rank: "silver" },
  ]);
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    evidence: {
      "Rank set by hand": "gold (paid-as); silver (title)",
      "Paid-as rank of this period": "Gold",
    },
  });
});

test("a place taken on enrolling is no move, and a leg without volume may move", () => {
  const day = 86_400_000n;
  const row = {
    ...{ distributorId: "a", tree: "enrolment", upline: "b", joinedAt: 0n, volume: 10_000n },
  };
  const moved = (since: bigint, volume = 10_000n) => lateMoves(scene, [{ ...row, since, volume }]);
  expect(moved(3n * day)).toEqual([]);
  expect(moved(3n * day + 1n)).toHaveLength(1);
  expect(moved(9n * day, 9_999n)).toEqual([]);
});

const bought = (
  buyerId: string,
  sellerId: string,
  more: Partial<PurchaseRow> = {},
): PurchaseRow => ({
  ...{ buyerId, sellerId, customers: [`x-${buyerId}`], orders: 1n, volume: 10_000n },
  ...{ sold: 100_000n, buyerIsAbove: false, ...more },
});
const subjects = (...rows: PurchaseRow[]) => circles(scene, rows).map(({ subject }) => subject);

test("a ring is found at any length, once, and a chain is none", () => {
  expect(subjects(bought("b", "a"), bought("a", "b"))).toEqual(["a"]);
  expect(subjects(bought("a", "b"), bought("b", "c"), bought("c", "a"))).toEqual(["a"]);
  expect(subjects(bought("a", "b"), bought("b", "c"))).toEqual([]);
  const two = [bought("a", "b"), bought("b", "a"), bought("c", "d"), bought("d", "c")];
  expect(subjects(...two, bought("b", "c"))).toEqual(["a", "c"]);
});

test("buying from oneself is found, and who is in a ring too is one case", () => {
  expect(subjects(bought("a", "a"))).toEqual(["a"]);
  const [one, ...others] = circles(scene, [
    ...[bought("a", "b"), bought("b", "a"), bought("a", "a", { volume: 20_000n })],
  ]);
  expect(others).toEqual([]);
  // 15 % of 200.00 points in the ring and of 200.00 points from himself
  expect(one?.moneyAtStakeMinor).toBe(6_000n);
});

test("an upline's purchases matter when half of the seller's volume is his", () => {
  const fed = { buyerIsAbove: true, volume: 50_000n };
  expect(subjects(bought("top", "a", { ...fed, sold: 100_000n }))).toEqual(["a"]);
  expect(subjects(bought("top", "a", { ...fed, sold: 100_001n }))).toEqual([]);
  expect(subjects(bought("cousin", "a", { ...fed, buyerIsAbove: false }))).toEqual([]);
  expect(subjects(bought("top", "a", { ...fed, volume: 9_999n, sold: 9_999n }))).toEqual([]);
});

test("a case blocks from 1,000.00 at stake on, by the limit of the company", () => {
  const anomaly = { code: "circular_buying" as const, subject: "a", evidence: {} };
  const raised = (moneyAtStakeMinor: bigint, limits = scene.limits) =>
    raisedOf({ ...scene, limits }, { ...anomaly, moneyAtStakeMinor });
  expect(raised(99_999n).blocking).toBe(false);
  expect(raised(100_000n)).toMatchObject({ blocking: true, severity: "high" });
  expect(raised(100n, watchfulnessOf({ blockingFrom: 1n })).blocking).toBe(true);
});

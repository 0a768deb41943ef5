/**
 * What a computed sheet holds that is right in form but unfit to pay: one finding a case.
 *
 * A finding is parked as an exception; the run goes on. docs/exceptions.md says what each code means.
 */
import type { Commission } from "../commission/amounts.ts";
import { capBeforeCompany, companyLimit } from "../commission/caps.ts";
import { capScopeOf } from "../commission/store.ts";
import type { ExceptionCode } from "../exception/exception.ts";
import type { Graph, Row } from "../graph/graph.ts";
import { formatUnits, formatVolume } from "../money/money.ts";
import { paysByTitle } from "../plan/bonus/kinds.ts";
import type { Plan } from "../plan/plan.ts";
import { usesPlacement } from "../sheet/sheet.service.ts";

/** One case, ready to be parked. */
export interface Finding {
  code: ExceptionCode;
  /** Id of the distributor or order that it is about; "company" for the company's cap. */
  subject: string;
  /** Facts for a person, label -> text with its unit. */
  evidence: Record<string, string>;
  moneyAtStakeMinor: bigint;
}

/** What the checks look at. */
export interface Checked {
  graph: Graph;
  plan: Plan;
  sheet: string;
  period: { id: string; startsAt: number; endsAt: number };
  /** Number of the last decision whose entries count. */
  decided: bigint;
  commissions: readonly Commission[];
  /** The sheet that is revised, whose late orders and payments stay with it; null: it is a close. */
  revises: string | null;
  /** Hundredths of a point, the whole period. */
  commissionable: bigint;
}

type Evidence = Record<string, string | bigint | null>;

interface Found extends Row {
  subject: string;
  evidence: Evidence;
}

/** Everything unfit to pay in a sheet, by code and subject. */
export async function findingsOf(checked: Checked): Promise<Finding[]> {
  const parts = await Promise.all([
    unplaced(checked),
    sponsorTerminated(checked),
    titleAboveEarned(checked),
    returnExceedsOrder(checked),
    rankJump(checked),
    ...(checked.revises === null ? [orderAfterCutoff(checked), payments(checked)] : []),
  ]);
  return [...parts.flat(), ...(await overCap(checked))];
}

function texts(plan: Plan) {
  const rank = (number: unknown) =>
    plan.ranks.find((one) => BigInt(one.number) === number)?.name ?? "none";
  const money = (minor: bigint) => `${formatUnits(minor, plan.currencyDigits)} ${plan.currency}`;
  const points = (hundredths: unknown) => `${formatVolume(hundredths as bigint)} points`;
  return { rank, money, points };
}

async function unplaced({ graph, plan, sheet }: Checked): Promise<Finding[]> {
  if (!usesPlacement(plan)) return [];
  const { points } = texts(plan);
  const rows = await graph.read<Found>("period/finding-unplaced", { sheet });
  return rows.map(({ subject, evidence }) => ({
    code: "unplaced",
    subject,
    evidence: {
      Sponsor: String(evidence.sponsor),
      "Personal volume": points(evidence.personalVolume),
      "Legs below in the placement tree": String(evidence.placementLegs),
    },
    moneyAtStakeMinor: 0n,
  }));
}

async function sponsorTerminated({ graph, plan, sheet }: Checked): Promise<Finding[]> {
  const { points } = texts(plan);
  const rows = await graph.read<Found>("period/finding-sponsor-terminated", { sheet });
  return rows.map(({ subject, evidence }) => ({
    code: "sponsor_terminated",
    subject,
    evidence: {
      "Terminated sponsor": String(evidence.sponsor),
      "Next upline that is not terminated": evidence.nextUpline?.toString() ?? "none",
      "Personal volume": points(evidence.personalVolume),
    },
    moneyAtStakeMinor: 0n,
  }));
}

async function titleAboveEarned({ graph, plan, sheet }: Checked): Promise<Finding[]> {
  const { rank, money } = texts(plan);
  const bonuses = plan.bonuses.filter(paysByTitle).map(({ id }) => id);
  const rows = await graph.read<Found>("period/finding-title-above-earned", { sheet, bonuses });
  return rows.map(({ subject, evidence }) => ({
    code: "title_above_earned",
    subject,
    evidence: {
      "Career title in the import": rank(evidence.title),
      "Paid-as rank of this period": rank(evidence.paidAs),
      "Earned by title": money(evidence.earnedByTitle as bigint),
    },
    moneyAtStakeMinor: evidence.earnedByTitle as bigint,
  }));
}

async function returnExceedsOrder(checked: Checked): Promise<Finding[]> {
  const { graph, plan, period, decided } = checked;
  const { points } = texts(plan);
  const rows = await graph.read<Found>("period/finding-return-exceeds-order", {
    from: period.startsAt,
    until: period.endsAt,
    decided,
  });
  return rows.map(({ subject, evidence }) => ({
    code: "return_exceeds_order",
    subject,
    evidence: {
      "Returned order": String(evidence.order),
      "Credited to": String(evidence.distributor),
      "Commissionable volume of the order": points(evidence.ordered),
      "Returned in all, commissionable": points(evidence.returned),
      "Qualifying volume of the order": points(evidence.orderedQualifying),
      "Returned in all, qualifying": points(evidence.returnedQualifying),
    },
    moneyAtStakeMinor: 0n,
  }));
}

async function orderAfterCutoff({ graph, plan, period }: Checked): Promise<Finding[]> {
  const { points } = texts(plan);
  const rows = await graph.read<Found>("period/finding-order-after-cutoff", {
    periodId: period.id,
  });
  return rows.map(({ subject, evidence }) => ({
    code: "order_after_cutoff",
    subject,
    evidence: {
      "Credited to": String(evidence.distributor),
      "Placed at": String(evidence.placedAt),
      "Commissionable volume": points(evidence.commissionable),
    },
    moneyAtStakeMinor: 0n,
  }));
}

interface PaymentFound extends Row {
  subject: string;
  status: string;
  held: bigint;
  carried: bigint;
  earned: bigint;
  carriedBefore: bigint;
}

async function payments({ graph, plan, sheet }: Checked): Promise<Finding[]> {
  const { money } = texts(plan);
  const rows = await graph.read<PaymentFound>("period/finding-payments", { sheet });
  return rows.map(({ subject, status, held, carried, earned, carriedBefore }) => {
    const common = { "Carried before": money(carriedBefore), Earned: money(earned) };
    return held !== 0n
      ? {
          code: "payee_suspended" as const,
          subject,
          evidence: { Status: status, ...common, "Held back": money(held) },
          moneyAtStakeMinor: held,
        }
      : {
          code: "negative_balance" as const,
          subject,
          evidence: { ...common, "Carried forward": money(carried) },
          moneyAtStakeMinor: -carried,
        };
  });
}

async function rankJump({ graph, plan, sheet }: Checked): Promise<Finding[]> {
  const { rank, points } = texts(plan);
  const rows = await graph.read<Found>("period/finding-rank-jump", { sheet });
  return rows.map(({ subject, evidence }) => ({
    code: "rank_jump",
    subject,
    evidence: {
      "Career title before": rank(evidence.titleBefore),
      "Paid-as rank of this period": rank(evidence.paidAs),
      "Group volume": points(evidence.groupVolume),
      "Total volume": points(evidence.totalVolume),
    },
    moneyAtStakeMinor: 0n,
  }));
}

/** Whom a cap cut: persons by the caps of bonuses and their own, and the company as a whole. */
async function overCap(checked: Checked): Promise<Finding[]> {
  const { graph, plan, sheet, commissions, commissionable } = checked;
  const { money } = texts(plan);
  const ids = commissions.map(({ distributorId }) => distributorId);
  const scope = await capScopeOf(graph, plan, sheet, { ids, commissionable });
  const raw = commissions.map((one) => ({ ...one, amountMinor: one.rawMinor }));
  const before = earnedBy(raw);
  const after = earnedBy(capBeforeCompany(plan, raw, scope));
  const found = (subject: string, uncut: bigint, cap: bigint): Finding => ({
    code: "payout_over_cap",
    subject,
    evidence: { "Before the cap": money(uncut), Cap: money(cap), "Cut off": money(uncut - cap) },
    moneyAtStakeMinor: uncut - cap,
  });
  const findings = [...before].flatMap(([id, uncut]) => {
    const cut = after.get(id) ?? 0n;
    return uncut > cut ? [found(id, uncut, cut)] : [];
  });
  if (plan.caps.company === null) return findings;
  const whole = [...after.values()].reduce((sum, amount) => sum + amount, 0n);
  const limit = companyLimit(plan, commissionable);
  return whole > limit ? [...findings, found("company", whole, limit)] : findings;
}

/** What each person earned above zero, minor units. */
function earnedBy(commissions: readonly Commission[]): Map<string, bigint> {
  const earned = new Map<string, bigint>();
  for (const { distributorId, amountMinor } of commissions) {
    const positive = amountMinor > 0n ? amountMinor : 0n;
    earned.set(distributorId, (earned.get(distributorId) ?? 0n) + positive);
  }
  return earned;
}

/**
 * One sale's way up the tree, person by person: who is paid, at which level and rate, and who is
 * walked past and why.
 *
 * The traversals settle sums; this derives the single steps again from the same sheet, for the
 * explanation of a line. That both give the same amounts is asserted wherever lines are shown.
 */
import type { Requirement } from "../plan/plan.ts";
import type { Reason } from "./reasons.ts";

/** What a walk needs to know of a person: his standing in the sheet. */
export interface Person {
  distributorId: string;
  status: string;
  active: boolean;
  title: number;
  paidAs: number;
  /** Hundredths of a point. */
  personalVolume: bigint;
  groupVolume: bigint;
  totalVolume: bigint;
  personalCommissionable: bigint;
  groupCommissionable: bigint;
  totalCommissionable: bigint;
}

/** One step of a walk: a person who is paid at a level, or passed for a reason. */
export interface Step {
  distributorId: string;
  /** Distance: 0 the seller, 1 his upline (a level-one seller in a unilevel has level 1). */
  level: number;
  /** The level whose rate is paid; null where the bonus has no levels or nothing is paid. */
  paidLevel: number | null;
  /** ppm; null when nothing is paid. */
  ratePpm: bigint | null;
  /** null when paid. */
  reason: Reason | null;
}

/** Why a person may not be paid at all, or null when he may. */
export function unfit(
  person: Person,
  payee: Requirement,
  rankBy: "title" | "paidAs",
): Reason | null {
  if (person.status === "terminated") return "terminated";
  if (payee.active === true && !person.active) return "inactive";
  const { personalVolume, groupVolume, totalVolume, rank } = payee;
  const fulfils =
    (personalVolume === undefined || person.personalVolume >= personalVolume) &&
    (groupVolume === undefined || person.groupVolume >= groupVolume) &&
    (totalVolume === undefined || person.totalVolume >= totalVolume) &&
    (rank === undefined || person[rankBy] >= rank);
  return fulfils ? null : "unqualified";
}

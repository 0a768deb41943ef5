/** Ranks that were set by hand and in force in the period. */
import { grouped, wordsOf, type Anomaly, type Scene } from "./anomaly.ts";

/** An override beside what the sheet says; ranks of the sheet by number, earned in minor units. */
export interface OverrideRow extends Record<string, unknown> {
  distributorId: string;
  /** Whether the paid-as rank or the career title is set. */
  kind: string;
  /** Id of the rank. */
  rank: string;
  since: string;
  until: string | null;
  reason: string | null;
  approver: string | null;
  titleBefore: bigint;
  paidAs: bigint;
  groupVolume: bigint;
  earned: bigint;
}

/** One case a person; several overrides of his are listed together. */
export function overridesInForce({ plan }: Scene, rows: readonly OverrideRow[]): Anomaly[] {
  const { money, points, rank } = wordsOf(plan);
  const persons = grouped(rows, ({ distributorId }) => distributorId);
  return [...persons].map(([subject, own]) => {
    const [first] = own;
    const all = (textOf: (row: OverrideRow) => string) => own.map(textOf).join("; ");
    return {
      code: "manual_override",
      subject,
      evidence: {
        "Rank set by hand": all(
          (row) => `${row.rank} (${row.kind === "title" ? "title" : "paid-as"})`,
        ),
        "In force": all((row) => `from ${row.since} ${row.until ? `until ${row.until}` : "on"}`),
        Reason: all((row) => row.reason ?? "none given"),
        "Approved by": all((row) => row.approver ?? "nobody"),
        "Career title before": rank(first!.titleBefore),
        "Paid-as rank of this period": rank(first!.paidAs),
        "Group volume": points(first!.groupVolume),
        "Earned in this period": money(first!.earned),
      },
      moneyAtStakeMinor: first!.earned,
    };
  });
}

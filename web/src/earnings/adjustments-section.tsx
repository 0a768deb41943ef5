import { Link } from "react-router";
import type { StatementQuery } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { periodName } from "../ui/period-name.ts";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";

type Adjustment = NonNullable<StatementQuery["statement"]>["adjustments"][number];

interface AdjustmentsProps {
  title: string;
  /** What they are, in one sentence. */
  note: string;
  adjustments: readonly Adjustment[];
  /** The period that a row leads to: the revised one, or the one in which it lands. */
  other: { head: string; of: (adjustment: Adjustment) => string };
  /** Where the statements of this person are. */
  home: string;
}

/** Corrections by revision: what was paid, what is right, the difference, why, and where it is settled. */
export function AdjustmentsSection({ title, note, adjustments, other, home }: AdjustmentsProps) {
  if (adjustments.length === 0) return null;
  const columns: Column<Adjustment>[] = [
    {
      key: "period",
      head: other.head,
      cell: (row) => <Link to={`${home}/${other.of(row)}`}>{periodName(other.of(row))}</Link>,
    },
    { key: "bonus", head: "Bonus", cell: (row) => row.bonus.name },
    { key: "before", head: "Was", align: "end", cell: (row) => <Amount money={row.before} /> },
    { key: "after", head: "Is", align: "end", cell: (row) => <Amount money={row.after} /> },
    {
      key: "amount",
      head: "Difference",
      align: "end",
      cell: (row) => <Amount money={row.amount} negativeWord="taken back" />,
    },
    { key: "reason", head: "Why", cell: (row) => row.reason },
    { key: "at", head: "Approved", cell: (row) => <When at={row.at} /> },
  ];
  return (
    <Section title={title} flush>
      <p style={{ margin: "0 16px 8px" }}>{note}</p>
      <RowsTable
        label={title}
        columns={columns}
        rows={[...adjustments]}
        rowKey={(row) => `${row.runId}:${row.bonus.id}`}
      />
    </Section>
  );
}

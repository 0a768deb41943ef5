import { Link } from "react-router";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import { instantText } from "../ui/instant.ts";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";
import type { PromotionDetail } from "./promotion-page.tsx";

type Awards = NonNullable<PromotionDetail["awards"]>;
type Award = Awards["edges"][number]["node"];

const COLUMNS: Column<Award>[] = [
  {
    key: "person",
    head: "Winner",
    cell: ({ distributor }) =>
      distributor ? (
        <Link to={`/people/${encodeURIComponent(distributor.id)}`}>{distributor.name}</Link>
      ) : (
        "–"
      ),
  },
  { key: "tier", head: "Tier", cell: (row) => row.tier },
  {
    key: "since",
    head: "Met since",
    cell: (row) => (row.since ? <When at={row.since} /> : "–"),
  },
  { key: "cost", head: "Cost", align: "end", cell: (row) => <Amount money={row.cost} /> },
  {
    key: "taxed",
    head: "Taxed value",
    align: "end",
    cell: (row) => <Amount money={row.taxedValue} />,
  },
  { key: "cash", head: "Of it cash", align: "end", cell: (row) => <Amount money={row.cash} /> },
  {
    key: "note",
    head: "Note",
    cell: (row) =>
      row.takenBackAt
        ? `Taken back on ${instantText(row.takenBackAt)}: ${row.takenBackBecause ?? ""}`
        : row.held
          ? "Cash is held: not active"
          : "–",
  },
];

/** The prizes that the settlement fixed; the first two hundred. */
export function AwardsTable({ awards }: { awards: Awards }) {
  const rows = nodesOf(awards);
  const total = awards.totalCount ?? rows.length;
  return (
    <Section
      title="Prizes given"
      aside={rows.length < total ? `the first ${rows.length} of ${total}` : undefined}
      flush
    >
      <RowsTable label="Prizes given" columns={COLUMNS} rows={rows} rowKey={(row) => row.id} />
    </Section>
  );
}

import { Link } from "react-router";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import type { Compared } from "./engine-page.tsx";

type Difference = Compared["differences"]["edges"][number]["node"];

interface DifferencesTableProps {
  result: Compared;
  cause: string | null;
  loading: boolean;
  onMore: (after: string | null) => Promise<unknown>;
}

/** Person by person: ours, theirs, and the part that the cause explains, the largest first. */
export function DifferencesTable({ result, cause, loading, onMore }: DifferencesTableProps) {
  const titleOf = (id: string) => result.groups.find((group) => group.cause === id)?.title ?? id;
  const columns: Column<Difference>[] = [
    {
      key: "person",
      head: "Person",
      cell: (row) => (
        <Link to={`/people/${encodeURIComponent(row.distributorId)}`}>{row.distributorId}</Link>
      ),
    },
    { key: "bonus", head: "Bonus", cell: (row) => row.bonus },
    { key: "ours", head: "Ours", align: "end", cell: (row) => <Amount money={row.ours} /> },
    { key: "theirs", head: "Theirs", align: "end", cell: (row) => <Amount money={row.theirs} /> },
    {
      key: "difference",
      head: "Difference",
      align: "end",
      cell: (row) => <Amount money={row.difference} />,
    },
    { key: "cause", head: "Likely cause", cell: (row) => titleOf(row.cause) },
    { key: "order", head: "Order", cell: (row) => <OrderCell difference={row} /> },
  ];
  return (
    <Section
      title={cause ? `Person by person: ${titleOf(cause)}` : "Person by person"}
      aside={<a href={`/export/engine/${result.id}/differences.csv`}>CSV</a>}
      flush
    >
      <RowsTable
        label="Differences"
        columns={columns}
        rows={nodesOf(result.differences)}
        rowKey={(row) => [row.distributorId, row.bonus, row.cause].join(":")}
      />
      <LoadMore list={result.differences} noun="differences" loading={loading} onMore={onMore} />
    </Section>
  );
}

/** One of the orders, and how many there are beside it. */
function OrderCell({ difference: { orderId, orders } }: { difference: Difference }) {
  if (!orderId) return "–";
  const more = orders > 1 ? ` and ${orders - 1} more` : "";
  return (
    <>
      <Link to={`/orders/${encodeURIComponent(orderId)}`}>{orderId}</Link>
      {more}
    </>
  );
}

import { useQuery } from "@apollo/client/react";
import { OrdersDocument, type OrdersQuery } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { periodName } from "../ui/period-name.ts";
import { Points } from "../ui/points.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";

type OrderRow = NonNullable<OrdersQuery["distributor"]>["orders"]["edges"][number]["node"];

const COLUMNS: Column<OrderRow>[] = [
  { key: "buyer", head: "Buyer", cell: (row) => row.buyerName },
  { key: "id", head: "Order", cell: (row) => row.id },
  { key: "placed", head: "Placed", cell: (row) => <When at={row.placedAt} /> },
  { key: "kind", head: "Kind", cell: (row) => row.kind },
  { key: "period", head: "Period", cell: (row) => (row.period ? periodName(row.period.id) : "–") },
  {
    key: "total",
    head: "Total",
    align: "end",
    cell: (row) => (row.total ? <Amount money={row.total} negativeWord="returned" /> : "–"),
  },
  {
    key: "qualifying",
    head: "Qualifying",
    align: "end",
    cell: (row) => <Points volume={row.qualifyingVolume} />,
  },
  {
    key: "commissionable",
    head: "Commissionable",
    align: "end",
    cell: (row) => <Points volume={row.commissionableVolume} />,
  },
];

/** The orders credited to a distributor, newest first. */
export function MyOrders({ id }: { id: string }) {
  const result = useQuery(OrdersDocument, { variables: { id } });
  return (
    <Section flush>
      <Answer result={result} what="The orders" ghost={<Ghost rows={12} />}>
        {({ distributor }) =>
          distributor && distributor.orders.edges.length > 0 ? (
            <>
              <RowsTable
                label="Orders credited to me"
                columns={COLUMNS}
                rows={nodesOf(distributor.orders)}
                rowKey={(row) => row.id}
                href={(row) => `/orders/${encodeURIComponent(row.id)}`}
              />
              <LoadMore
                list={distributor.orders}
                noun="orders"
                loading={result.loading}
                onMore={(after) => result.fetchMore({ variables: { after } })}
              />
            </>
          ) : (
            <Empty title="No orders yet">
              Orders of yours and of your customers appear here as they are placed.
            </Empty>
          )
        }
      </Answer>
    </Section>
  );
}

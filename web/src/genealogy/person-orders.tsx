import { useQuery } from "@apollo/client/react";
import { PersonOrdersDocument, type PersonOrdersQuery } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Points } from "../ui/points.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";

type Orders = NonNullable<PersonOrdersQuery["distributor"]>["orders"];
type OrderRow = Orders["edges"][number]["node"];

const COLUMNS: Column<OrderRow>[] = [
  { key: "buyer", head: "Buyer", cell: (row) => row.buyerName },
  { key: "placed", head: "Placed", cell: (row) => <When at={row.placedAt} /> },
  { key: "kind", head: "Kind", cell: (row) => row.kind },
  {
    key: "total",
    head: "Total",
    align: "end",
    cell: (row) => (row.total ? <Amount money={row.total} /> : "–"),
  },
  {
    key: "volume",
    head: "Qualifying volume",
    align: "end",
    cell: (row) => <Points volume={row.qualifyingVolume} />,
  },
];

/** The orders credited to a person. */
export function PersonOrders({ id }: { id: string }) {
  const result = useQuery(PersonOrdersDocument, { variables: { id } });
  return (
    <Section title="Orders" flush>
      <Answer result={result} what="The orders" ghost={<Ghost rows={8} />}>
        {({ distributor }) =>
          distributor && distributor.orders.edges.length > 0 ? (
            <>
              <RowsTable
                label="Orders of this person"
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
            <Empty title="No orders">Orders appear here as they are placed.</Empty>
          )
        }
      </Answer>
    </Section>
  );
}

import { useQuery } from "@apollo/client/react";
import { CustomersDocument, type CustomersQuery } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { useSession } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";

type CustomerRow = NonNullable<CustomersQuery["distributor"]>["customers"]["edges"][number]["node"];

const COLUMNS: Column<CustomerRow>[] = [
  { key: "name", head: "Name", cell: (row) => row.name },
  { key: "id", head: "Customer id", cell: (row) => row.id },
  { key: "kind", head: "Kind", cell: (row) => row.kind.toLowerCase() },
];

/** Answers: who buys from me? */
export function CustomersPage() {
  const id = useSession().viewer.distributor?.id ?? "";
  const result = useQuery(CustomersDocument, { variables: { id }, skip: id === "" });
  return (
    <Page title="Customers">
      <Section flush>
        <Answer result={result} what="Your customers" ghost={<Ghost rows={10} />}>
          {({ distributor }) =>
            distributor && distributor.customers.edges.length > 0 ? (
              <>
                <RowsTable
                  label="My customers"
                  columns={COLUMNS}
                  rows={nodesOf(distributor.customers)}
                  rowKey={(row) => row.id}
                />
                <LoadMore
                  list={distributor.customers}
                  noun="customers"
                  loading={result.loading}
                  onMore={(after) => result.fetchMore({ variables: { after } })}
                />
              </>
            ) : (
              <Empty title="No customers yet">
                Customers who buy from you appear here with their first order.
              </Empty>
            )
          }
        </Answer>
      </Section>
    </Page>
  );
}

import { useQuery } from "@apollo/client/react";
import { ImportsDocument, type ImportsQuery } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Answer } from "../ui/answer.tsx";
import { grouped } from "../ui/decimal.ts";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import { UploadForm } from "./upload-form.tsx";

type ImportRow = ImportsQuery["imports"]["edges"][number]["node"];

const count = (value: number) => grouped(String(value));

const COLUMNS: Column<ImportRow>[] = [
  { key: "started", head: "Started", cell: (row) => <When at={row.startedAt} /> },
  { key: "state", head: "State", cell: (row) => <StateMark state={`import:${row.state}`} /> },
  { key: "by", head: "By", cell: (row) => row.by },
  {
    key: "distributors",
    head: "Distributors",
    align: "end",
    cell: (row) => count(row.counts.distributors),
  },
  { key: "customers", head: "Customers", align: "end", cell: (row) => count(row.counts.customers) },
  { key: "orders", head: "Orders", align: "end", cell: (row) => count(row.counts.orders) },
  { key: "faults", head: "Faults", align: "end", cell: (row) => count(row.faultCount) },
];

/** Answers: what was imported, and was it taken? Three files make a new import. */
export function ImportsPage() {
  const result = useQuery(ImportsDocument);
  return (
    <Page title="Imports">
      <UploadForm />
      <Section title="Imports so far" flush>
        <Answer result={result} what="The imports" ghost={<Ghost rows={5} />}>
          {({ imports }) =>
            imports.edges.length === 0 ? (
              <Empty title="No imports yet">
                Each import appears here with its rows and faults, also one that was refused.
              </Empty>
            ) : (
              <>
                <RowsTable
                  label="Imports"
                  columns={COLUMNS}
                  rows={nodesOf(imports)}
                  rowKey={(row) => row.id}
                  href={(row) => `/imports/${encodeURIComponent(row.id)}`}
                />
                <LoadMore
                  list={imports}
                  noun="imports"
                  loading={result.loading}
                  onMore={(after) => result.fetchMore({ variables: { after } })}
                />
              </>
            )
          }
        </Answer>
      </Section>
    </Page>
  );
}

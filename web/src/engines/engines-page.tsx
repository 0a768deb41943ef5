import { useQuery } from "@apollo/client/react";
import { EngineResultsDocument, type EngineFieldsFragment } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { useRole } from "../api/viewer.ts";
import { Amount } from "../ui/amount.tsx";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import { periodName } from "../ui/period-name.ts";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import { UploadForm } from "./upload-form.tsx";

const COLUMNS: Column<EngineFieldsFragment>[] = [
  { key: "received", head: "Received", cell: (row) => <When at={row.receivedAt} /> },
  { key: "period", head: "Period", cell: (row) => periodName(row.periodId) },
  { key: "state", head: "State", cell: (row) => <StateMark state={`engine:${row.state}`} /> },
  { key: "by", head: "By", cell: (row) => row.by },
  {
    key: "ours",
    head: "Ours",
    align: "end",
    cell: (row) => (row.ours ? <Amount money={row.ours} /> : "–"),
  },
  {
    key: "theirs",
    head: "Theirs",
    align: "end",
    cell: (row) => (row.theirs ? <Amount money={row.theirs} /> : "–"),
  },
  { key: "persons", head: "Persons that differ", align: "end", cell: (row) => row.persons ?? "–" },
];

/** Answers: does the engine that we pay by today say the same as this one? */
export function EnginesPage() {
  const result = useQuery(EngineResultsDocument, { fetchPolicy: "cache-and-network" });
  const operations = useRole("OPERATIONS");
  return (
    <Page title="Other engine">
      {operations ? <UploadForm /> : null}
      <Section title="Comparisons so far" flush>
        <Answer result={result} what="The comparisons" ghost={<Ghost rows={4} />}>
          {({ engineResults }) =>
            engineResults.edges.length === 0 ? (
              <Empty title="Nothing compared yet">
                Send the other engine&apos;s lines of a period that is computed here.
              </Empty>
            ) : (
              <>
                <RowsTable
                  label="Comparisons"
                  columns={COLUMNS}
                  rows={nodesOf(engineResults)}
                  rowKey={(row) => row.id}
                  href={(row) => `/engine/${encodeURIComponent(row.id)}`}
                />
                <LoadMore
                  list={engineResults}
                  noun="comparisons"
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

import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { PeriodsDocument } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { useRole } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { NowCard } from "./now-card.tsx";
import { PERIOD_COLUMNS } from "./period-columns.tsx";

/** Answers: where is the close, and what blocks it? Then every period with its totals. */
export function PeriodsPage() {
  const office = useRole("OPERATIONS", "FINANCE");
  const result = useQuery(PeriodsDocument, { fetchPolicy: "cache-and-network" });
  return (
    <Page title={office ? "Close" : "Periods"}>
      <Answer result={result} what="The periods" ghost={<PeriodsGhost />}>
        {({ periods }) => (
          <>
            <NowCard periods={nodesOf(periods)} />
            <Section title="Periods" aside={<Link to="/what-if">What if</Link>} flush>
              {periods.edges.length === 0 ? (
                <Empty title="No periods yet">
                  Periods appear here once a plan and a company have been imported.
                </Empty>
              ) : (
                <RowsTable
                  label="Periods"
                  columns={PERIOD_COLUMNS}
                  rows={nodesOf(periods)}
                  rowKey={(row) => row.id}
                  href={(row) => `/close/${row.id}`}
                />
              )}
              <LoadMore
                list={periods}
                noun="periods"
                loading={result.loading}
                onMore={(after) => result.fetchMore({ variables: { after } })}
              />
            </Section>
          </>
        )}
      </Answer>
    </Page>
  );
}

function PeriodsGhost() {
  return (
    <>
      <Section>
        <Ghost rows={2} />
      </Section>
      <Section>
        <Ghost rows={8} />
      </Section>
    </>
  );
}

import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "react-router";
import { type WhatIfHeadFragment, WhatIfsDocument } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
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
import { Change } from "./change.tsx";
import { planTitle } from "./plan-title.ts";

const COLUMNS: Column<WhatIfHeadFragment>[] = [
  { key: "plan", head: "Plan", cell: (row) => planTitle(row) },
  { key: "period", head: "Over", cell: (row) => periodName(row.periodId) },
  { key: "state", head: "State", cell: (row) => <StateMark state={`whatIf:${row.state}`} /> },
  {
    key: "difference",
    head: "Commissions",
    align: "end",
    cell: (row) => (row.result ? <Change money={row.result.difference} /> : "–"),
  },
  { key: "by", head: "Asked by", cell: (row) => row.by },
  { key: "at", head: "Asked", cell: (row) => <When at={row.askedAt} /> },
];

/** Answers: what did we try, and what would it have changed? */
export function WhatIfsPage() {
  const result = useQuery(WhatIfsDocument, { fetchPolicy: "cache-and-network" });
  return (
    <Page
      title="What if"
      back={<BackLink to="/plan">Plan</BackLink>}
      action={
        <Button component={Link} to="/what-if/new">
          Try a plan over a period
        </Button>
      }
    >
      <Section title="Tried so far" flush>
        <Answer result={result} what="What was tried" ghost={<Ghost rows={4} />}>
          {({ whatIfs }) =>
            whatIfs.edges.length === 0 ? (
              <Empty title="Nothing tried yet">
                Try a plan over a period: what it would have paid appears here beside what the live
                plan pays. Nobody is paid by it.
              </Empty>
            ) : (
              <>
                <RowsTable
                  label="What was tried"
                  columns={COLUMNS}
                  rows={nodesOf(whatIfs)}
                  rowKey={(row) => row.id}
                  href={(row) => `/what-if/${encodeURIComponent(row.id)}`}
                />
                <LoadMore
                  list={whatIfs}
                  noun="what-ifs"
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

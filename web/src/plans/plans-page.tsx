import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { PlanVersionsDocument, type PlanVersionsQuery } from "../api/generated/graphql.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { dayText } from "../ui/period-name.ts";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";

type VersionRow = PlanVersionsQuery["planVersions"][number];

const COLUMNS: Column<VersionRow>[] = [
  { key: "name", head: "Plan", cell: (row) => row.name },
  { key: "version", head: "Version", align: "end", cell: (row) => row.version },
  { key: "from", head: "Effective from", cell: (row) => dayText(row.effectiveFrom) },
  {
    key: "hash",
    head: "Hash",
    cell: (row) => <code title={row.hash}>{row.hash.slice(0, 16)}</code>,
  },
];

/** Answers: what do we promise, and since when? */
export function PlansPage() {
  const result = useQuery(PlanVersionsDocument);
  return (
    <Page title="Plan">
      <Section title="Versions" aside={<Link to="/what-if">What if</Link>} flush>
        <Answer result={result} what="The plan" ghost={<Ghost rows={4} />}>
          {({ planVersions }) =>
            planVersions.length === 0 ? (
              <Empty title="No plan yet">
                Versions appear here with the first import of a company and its plan.
              </Empty>
            ) : (
              <RowsTable
                label="Versions of the plan"
                columns={COLUMNS}
                rows={planVersions}
                rowKey={(row) => row.id}
                href={(row) => `/plan/${encodeURIComponent(row.id)}`}
              />
            )
          }
        </Answer>
      </Section>
    </Page>
  );
}

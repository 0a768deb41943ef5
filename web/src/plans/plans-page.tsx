import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { PlanVersionsDocument, type PlanVersionsQuery } from "../api/generated/graphql.ts";
import { useRole } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { dayText } from "../ui/period-name.ts";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import { BeginDraft } from "./begin-draft.tsx";
import { PlanTimeline } from "./plan-timeline.tsx";

type VersionRow = PlanVersionsQuery["planVersions"][number];
type DraftRow = PlanVersionsQuery["planDrafts"][number];

const COLUMNS: Column<VersionRow>[] = [
  { key: "name", head: "Plan", cell: (row) => row.name },
  { key: "version", head: "Version", align: "end", cell: (row) => row.version },
  { key: "term", head: "Holds", cell: (row) => <StateMark state={`term:${row.term}`} /> },
  { key: "from", head: "Effective from", cell: (row) => dayText(row.effectiveFrom) },
  {
    key: "until",
    head: "Until",
    cell: (row) => (row.effectiveUntil ? dayText(row.effectiveUntil) : "–"),
  },
  {
    key: "hash",
    head: "Hash",
    cell: (row) => <code title={row.hash}>{row.hash.slice(0, 16)}</code>,
  },
];

const DRAFT_COLUMNS: Column<DraftRow>[] = [
  { key: "name", head: "Draft", cell: (row) => row.name },
  { key: "state", head: "State", cell: (row) => <StateMark state={`draft:${row.state}`} /> },
  { key: "by", head: "Saved last by", cell: (row) => row.changedBy },
  { key: "at", head: "Saved", cell: (row) => <When at={row.changedAt} /> },
  {
    key: "waits",
    head: "Waits for",
    cell: (row) =>
      row.state !== "PROPOSED" ? "its writer" : row.mayPublish ? "you" : "a second person",
  },
];

/** Answers: what do we promise, since when, and what comes next? */
export function PlansPage() {
  const result = useQuery(PlanVersionsDocument);
  const writes = useRole("OPERATIONS", "FINANCE");
  const versions = result.data?.planVersions ?? [];
  const inForce = versions.find(({ term }) => term === "IN_FORCE");
  return (
    <Page
      title="Plan"
      action={writes && inForce ? <BeginDraft versionId={(versions[0] ?? inForce).id} /> : null}
    >
      <Answer result={result} what="The plan" ghost={<Ghost rows={6} />}>
        {({ planVersions, planDrafts }) => (
          <>
            {planDrafts.length > 0 ? (
              <Section title="Drafts" flush>
                <RowsTable
                  label="Drafts"
                  columns={DRAFT_COLUMNS}
                  rows={planDrafts}
                  rowKey={(row) => row.id}
                  href={(row) => `/plan/draft/${encodeURIComponent(row.id)}`}
                />
              </Section>
            ) : null}
            {planVersions.length > 0 ? <PlanTimeline versions={planVersions} /> : null}
            <Section title="Versions" aside={<Link to="/what-if">What if</Link>} flush>
              {planVersions.length === 0 ? (
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
              )}
            </Section>
          </>
        )}
      </Answer>
    </Page>
  );
}

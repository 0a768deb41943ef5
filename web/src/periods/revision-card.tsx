import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { RevisionChangesDocument, type RevisionChangesQuery } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Figure } from "../ui/figure.tsx";
import { Figures } from "../ui/figures.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { periodName } from "../ui/period-name.ts";
import { Points } from "../ui/points.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import type { RunDetail } from "./period-page.tsx";
import classes from "./revision.module.css";

type Compared = NonNullable<RevisionChangesQuery["run"]>;
type Change = NonNullable<Compared["changes"]>["edges"][number]["node"];

const COLUMNS: Column<Change>[] = [
  { key: "name", head: "Person", cell: (row) => row.distributor.name },
  { key: "id", head: "Id", cell: (row) => row.distributor.id },
  { key: "bonuses", head: "Bonuses", cell: (row) => <Bonuses change={row} /> },
  { key: "before", head: "Was paid", align: "end", cell: (row) => <Amount money={row.before} /> },
  { key: "after", head: "Revised", align: "end", cell: (row) => <Amount money={row.after} /> },
  {
    key: "difference",
    head: "Difference",
    align: "end",
    cell: (row) => <Amount money={row.difference} negativeWord="taken back" />,
  },
  { key: "standing", head: "Standing", cell: (row) => <StandingChange change={row} /> },
];

interface RevisionCardProps {
  run: RunDetail;
  periodId: string;
}

/** What a revision changes, compared to what was paid: why, how much in all, and person by person. */
export function RevisionCard({ run, periodId }: RevisionCardProps) {
  const variables = { id: run.id };
  const result = useQuery(RevisionChangesDocument, { variables });
  const title = `Revision ${run.revision} of ${periodName(periodId)}, compared to what was paid`;
  return (
    <Section title={run.revision > 1 ? title.replace("what was paid", "the one before") : title}>
      <p className={classes.reason}>{run.reason}</p>
      <Answer result={result} what="The comparison" ghost={<Ghost rows={6} />}>
        {(data) => (
          <>
            {data.run?.changeTotals ? <Totals run={run} totals={data.run.changeTotals} /> : null}
            {data.run?.changes && data.run.changes.edges.length > 0 ? (
              <>
                <RowsTable
                  label="Whom the revision changes"
                  columns={COLUMNS}
                  rows={nodesOf(data.run.changes)}
                  rowKey={(row) => row.distributor.id}
                  href={(row) =>
                    `/people/${encodeURIComponent(row.distributor.id)}/earnings/${periodId}`
                  }
                />
                <LoadMore
                  list={data.run.changes}
                  noun="people"
                  loading={result.loading}
                  onMore={(after) => result.fetchMore({ variables: { after } })}
                />
              </>
            ) : (
              <Empty title="Nothing differs">
                Computed again with every correction since, everybody is paid the same.
              </Empty>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}

interface TotalsProps {
  run: RunDetail;
  totals: NonNullable<Compared["changeTotals"]>;
}

function Totals({ run, totals }: TotalsProps) {
  return (
    <Figures>
      <Figure label="Paid more" value={<Amount money={totals.more} />} />
      <Figure label="Taken back" value={<Amount money={totals.less} negativeWord="taken back" />} />
      <Figure
        label="Both together"
        value={<Amount money={totals.net} />}
        note={`${totals.persons} ${totals.persons === 1 ? "person" : "people"}`}
      />
      <Figure
        label="Lands in"
        value={
          run.landsIn ? (
            <Link to={`/close/${run.landsIn.id}`}>{periodName(run.landsIn.id)}</Link>
          ) : (
            "–"
          )
        }
        note={run.landsIn ? null : "The first period not approved yet"}
      />
    </Figures>
  );
}

function Bonuses({ change }: { change: Change }) {
  return (
    <ul className={classes.bonuses}>
      {change.bonuses.map(({ bonus, before, after }) => (
        <li key={bonus.id}>
          {bonus.name}: <Amount money={before} /> to <Amount money={after} />
        </li>
      ))}
    </ul>
  );
}

/** Title, paid-as rank and carries that are not what they were. */
function StandingChange({ change }: { change: Change }) {
  const { titleBefore, titleAfter, paidAsBefore, paidAsAfter, carries } = change;
  const name = (rank: { name: string } | null | undefined) => rank?.name ?? "none";
  const ranks = [
    { what: "Title", before: name(titleBefore), after: name(titleAfter) },
    { what: "Paid as", before: name(paidAsBefore), after: name(paidAsAfter) },
  ].filter(({ before, after }) => before !== after);
  if (ranks.length + carries.length === 0) return "–";
  return (
    <ul className={classes.bonuses}>
      {ranks.map(({ what, before, after }) => (
        <li key={what}>
          {what}: {before} to {after}
        </li>
      ))}
      {carries.map(({ leg, before, after }) => (
        <li key={leg}>
          Carry {leg}: <Points volume={before} /> to <Points volume={after} />
        </li>
      ))}
    </ul>
  );
}

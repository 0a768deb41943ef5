import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { WhatIfPeopleDocument } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import { Answer } from "../ui/answer.tsx";
import { difference } from "../ui/decimal.ts";
import { Empty } from "../ui/empty.tsx";
import { Facts } from "../ui/facts.tsx";
import { Ghost } from "../ui/ghost.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Change } from "./change.tsx";
import type { PersonRow } from "./people-section.tsx";
import type { Tried } from "./what-if-page.tsx";
import classes from "./person-panel.module.css";

type BonusRow = PersonRow["bonuses"][number];

const COLUMNS: Column<BonusRow>[] = [
  { key: "name", head: "Bonus", cell: (row) => row.name },
  {
    key: "change",
    head: "Live → tried",
    align: "end",
    cell: ({ before, after }) => (
      <span className={classes.amounts}>
        <span>
          <Amount money={before} /> → <Amount money={after} />
        </span>
        <Change
          money={{ amount: difference(after.amount, before.amount), currency: after.currency }}
        />
      </span>
    ),
  },
];

/** One person by both plans, bonus by bonus, with the way to his page and his statement. */
export function PersonPanel({ tried, person }: { tried: Tried; person: string }) {
  const filter = { person };
  const variables = { id: tried.id, orderBy: "PERSON" as const, filter };
  const result = useQuery(WhatIfPeopleDocument, { variables });
  return (
    <Answer result={result} what="The person" ghost={<Ghost rows={5} />}>
      {(data) => {
        const [row] = nodesOf(data.whatIf?.people);
        if (!row) {
          return (
            <Empty title="Nothing to show">
              Neither plan pays this person, and the rank is the same by both.
            </Empty>
          );
        }
        const page = `/people/${encodeURIComponent(row.distributor.id)}`;
        return (
          <div className={classes.panel}>
            <Facts
              facts={[
                [
                  "Person",
                  <Link
                    key="page"
                    to={page}
                  >{`${row.distributor.name}, ${row.distributor.id}`}</Link>,
                ],
                ["Paid as, live", row.rankBefore],
                ["Paid as, tried", row.rankAfter],
                ["In all", <Change key="change" money={row.difference} />],
              ]}
            />
            <RowsTable
              label="Bonus by bonus"
              columns={COLUMNS}
              rows={row.bonuses}
              rowKey={(one) => one.name}
            />
            <Link to={`${page}/earnings/${tried.periodId}`}>
              What the live plan pays, order by order
            </Link>
          </div>
        );
      }}
    </Answer>
  );
}

import { useQuery } from "@apollo/client/react";
import { useDebouncedValue } from "@mantine/hooks";
import { ArrowDown, ArrowUp } from "lucide-react";
import {
  WhatIfPeopleDocument,
  type WhatIfFilter,
  type WhatIfPeopleQuery,
} from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { useAddress, withChanges } from "../ui/use-address.ts";
import { WithPanel } from "../ui/with-panel.tsx";
import { Change } from "./change.tsx";
import { changeIn, moveIn, orderIn } from "./people-address.ts";
import { PeopleFilters } from "./people-filters.tsx";
import { PersonPanel } from "./person-panel.tsx";
import type { Found, Tried } from "./what-if-page.tsx";
import classes from "./people-section.module.css";

type People = NonNullable<NonNullable<WhatIfPeopleQuery["whatIf"]>["people"]>;
export type PersonRow = People["edges"][number]["node"];

const COLUMNS: Column<PersonRow>[] = [
  { key: "name", head: "Person", cell: (row) => row.distributor.name },
  { key: "id", head: "Id", cell: (row) => row.distributor.id },
  { key: "rank", head: "Paid as", cell: (row) => <RankCell row={row} /> },
  { key: "before", head: "Live", align: "end", cell: (row) => <Amount money={row.before} /> },
  { key: "after", head: "Tried", align: "end", cell: (row) => <Amount money={row.after} /> },
  { key: "change", head: "Change", align: "end", cell: (row) => <Change money={row.difference} /> },
];

interface PeopleSectionProps {
  tried: Tried;
  result: Found;
}

/** Person by person; filter, order and the opened person are in the address. */
export function PeopleSection({ tried, result }: PeopleSectionProps) {
  const [address, change] = useAddress();
  const [search] = useDebouncedValue(address.get("search") ?? "", 250);
  const filter: WhatIfFilter = {
    change: changeIn(address),
    move: moveIn(address),
    rank: address.get("rank"),
    search: search || null,
  };
  const orderBy = orderIn(address);
  const variables = { id: tried.id, orderBy, filter };
  const people = useQuery(WhatIfPeopleDocument, { variables });
  const person = address.get("person");
  return (
    <WithPanel
      title="Bonus by bonus"
      onClose={() => change({ person: null })}
      panel={person ? <PersonPanel tried={tried} person={person} /> : null}
    >
      <Section title="Person by person" flush aside={<PeopleFile {...variables} />}>
        <PeopleFilters ranks={result.ranks} />
        <Answer result={people} what="The people" ghost={<Ghost rows={10} />}>
          {(data) => {
            const found = data.whatIf?.people;
            if (!found || found.edges.length === 0) {
              return <Empty title="Nobody matches">Change the filter above.</Empty>;
            }
            return (
              <>
                <RowsTable
                  label="Person by person"
                  columns={COLUMNS}
                  rows={nodesOf(found)}
                  rowKey={(row) => row.distributor.id}
                  href={(row) => `?${withChanges(address, { person: row.distributor.id })}`}
                  isCurrent={(row) => row.distributor.id === person}
                />
                <LoadMore
                  list={found}
                  noun="people"
                  loading={people.loading}
                  onMore={(after) => people.fetchMore({ variables: { after } })}
                />
              </>
            );
          }}
        </Answer>
      </Section>
    </WithPanel>
  );
}

/** The rank, or from which to which. */
function RankCell({ row: { rankBefore, rankAfter, move } }: { row: PersonRow }) {
  if (move === "STAYS") return rankAfter;
  const Icon = move === "RISES" ? ArrowUp : ArrowDown;
  return (
    <span className={classes.move} data-move={move}>
      <Icon size={13} aria-label={move === "RISES" ? "rises" : "falls"} />
      {rankBefore} → {rankAfter}
    </span>
  );
}

/** The same people as a file. */
function PeopleFile({
  id,
  orderBy,
  filter,
}: {
  id: string;
  orderBy: string;
  filter: WhatIfFilter;
}) {
  const query = withChanges(new URLSearchParams({ orderBy }), {
    change: filter.change ?? null,
    move: filter.move ?? null,
    rank: filter.rank === null ? null : String(filter.rank),
    search: filter.search ?? null,
  });
  return (
    <a href={`/export/what-if/${encodeURIComponent(id)}/people.csv?${query}`} download>
      CSV of these people
    </a>
  );
}

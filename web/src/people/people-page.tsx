import { useQuery } from "@apollo/client/react";
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Search } from "lucide-react";
import { SearchPeopleDocument, type SearchPeopleQuery } from "../api/generated/graphql.ts";
import { Answer } from "../ui/answer.tsx";
import { grouped } from "../ui/decimal.ts";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Initials } from "../ui/initials.tsx";
import { Page } from "../ui/page.tsx";
import { RankMark } from "../ui/rank-mark.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";

type PersonRow = SearchPeopleQuery["searchDistributors"][number];

const COLUMNS: Column<PersonRow>[] = [
  {
    key: "name",
    head: "Name",
    cell: (row) => (
      <span style={{ display: "inline-flex", alignItems: "center", gap: 10 }}>
        <Initials name={row.name} rank={row.rank} size={28} />
        {row.name}
      </span>
    ),
  },
  { key: "id", head: "Id", cell: (row) => row.id },
  { key: "rank", head: "Rank", cell: (row) => <RankMark rank={row.rank} /> },
  { key: "status", head: "Status", cell: (row) => <StateMark state={`person:${row.status}`} /> },
  { key: "country", head: "Country", cell: (row) => row.country },
  { key: "joined", head: "Joined", cell: (row) => <When at={row.joinedAt} dayOnly /> },
  { key: "team", head: "Team", align: "end", cell: (row) => grouped(String(row.teamCount)) },
];

/** Answers: where is this person? By name or id, over the whole company. */
export function PeoplePage() {
  const [address, change] = useAddress();
  const typed = address.get("search") ?? "";
  const [text] = useDebouncedValue(typed.trim(), 250);
  const result = useQuery(SearchPeopleDocument, { variables: { text }, skip: text.length < 2 });
  return (
    <Page title="People">
      <TextInput
        aria-label="Find a person by name or id"
        placeholder="Name or id, at least two letters"
        size="md"
        leftSection={<Search size={18} aria-hidden />}
        value={typed}
        autoFocus
        style={{ maxWidth: 480 }}
        onChange={(event) => change({ search: event.currentTarget.value })}
      />
      <Section flush>
        {text.length < 2 ? (
          <Empty title="Find a person">
            Type a name or an id above. A person's page shows their standing, their place and their
            orders.
          </Empty>
        ) : (
          <Answer result={result} what="The people" ghost={<Ghost rows={8} height={48} />}>
            {({ searchDistributors: found }) =>
              found.length === 0 ? (
                <Empty title={`Nobody found for “${text}”`}>
                  Try the family name alone, or the id as it stands in your files.
                </Empty>
              ) : (
                <RowsTable
                  label="People found"
                  columns={COLUMNS}
                  rows={found}
                  rowKey={(row) => row.id}
                  href={(row) => `/people/${encodeURIComponent(row.id)}`}
                />
              )
            }
          </Answer>
        )}
      </Section>
    </Page>
  );
}

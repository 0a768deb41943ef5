import { useQuery } from "@apollo/client/react";
import { PromotionsDocument, type PromotionFieldsFragment } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { useRole } from "../api/viewer.ts";
import { Amount } from "../ui/amount.tsx";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import { ImportForm } from "./import-form.tsx";
import { OwnPromotions } from "./own-promotions.tsx";

const COLUMNS: Column<PromotionFieldsFragment>[] = [
  { key: "name", head: "Promotion", cell: (row) => row.name },
  { key: "state", head: "State", cell: (row) => <StateMark state={`promotion:${row.state}`} /> },
  { key: "from", head: "From", cell: (row) => <When at={row.from} /> },
  { key: "until", head: "Until", cell: (row) => <When at={row.until} /> },
  { key: "people", head: "Taking part", align: "end", cell: (row) => row.people },
  { key: "wins", head: "Prizes", align: "end", cell: (row) => row.wins },
  {
    key: "cost",
    head: "Cost",
    align: "end",
    cell: (row) => (row.cost ? <Amount money={row.cost} /> : "–"),
  },
  {
    key: "taxed",
    head: "Taxed value",
    align: "end",
    cell: (row) => (row.taxedValue ? <Amount money={row.taxedValue} /> : "–"),
  },
];

/** Answers: which promotions are there, and how do they (or how do I) stand? */
export function PromotionsPage() {
  const staff = useRole("OPERATIONS", "FINANCE", "ANALYST");
  const operations = useRole("OPERATIONS");
  return (
    <Page title="Promotions">
      {operations ? <ImportForm /> : null}
      {staff ? <AllPromotions /> : <OwnPromotions />}
    </Page>
  );
}

function AllPromotions() {
  const result = useQuery(PromotionsDocument, { fetchPolicy: "cache-and-network" });
  return (
    <Section title="All promotions" flush>
      <Answer result={result} what="The promotions" ghost={<Ghost rows={4} />}>
        {({ promotions }) =>
          promotions.edges.length === 0 ? (
            <Empty title="No promotion yet">Operations bring one in as a YAML text.</Empty>
          ) : (
            <>
              <RowsTable
                label="Promotions"
                columns={COLUMNS}
                rows={nodesOf(promotions)}
                rowKey={(row) => row.id}
                href={(row) => `/promotions/${encodeURIComponent(row.id)}`}
              />
              <LoadMore
                list={promotions}
                noun="promotions"
                loading={result.loading}
                onMore={(after) => result.fetchMore({ variables: { after } })}
              />
            </>
          )
        }
      </Answer>
    </Section>
  );
}

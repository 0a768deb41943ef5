import { useQuery } from "@apollo/client/react";
import { CommissionLinesDocument, type LineFieldsFragment } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import { Answer } from "../ui/answer.tsx";
import { percent } from "../ui/decimal.ts";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Points } from "../ui/points.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { useAddress, withChanges } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { lineKey } from "./line-key.ts";

interface CommissionLinesProps {
  commissionId: string;
  unpaid: boolean;
}

const WHO: Column<LineFieldsFragment>[] = [
  { key: "source", head: "Seller", cell: (row) => row.source?.name ?? "–" },
  { key: "order", head: "Order", cell: (row) => row.order?.id ?? "–" },
  {
    key: "placed",
    head: "Placed",
    cell: (row) => (row.order ? <When at={row.order.placedAt} dayOnly /> : "–"),
  },
  { key: "level", head: "Level", align: "end", cell: (row) => row.level },
];

const PAID: Column<LineFieldsFragment>[] = [
  ...WHO,
  { key: "paid", head: "Paid level", align: "end", cell: (row) => row.paidLevel ?? "–" },
  {
    key: "base",
    head: "Base",
    align: "end",
    cell: (row) =>
      row.volume ? <Points volume={row.volume} /> : row.base ? <Amount money={row.base} /> : "–",
  },
  {
    key: "rate",
    head: "Rate",
    align: "end",
    cell: (row) => (row.rate ? percent(row.rate) : "–"),
  },
  { key: "amount", head: "Amount", align: "end", cell: (row) => <Amount money={row.amount} /> },
];

const UNPAID: Column<LineFieldsFragment>[] = [
  ...WHO,
  { key: "reason", head: "Why not", cell: (row) => row.reasonText ?? row.reason ?? "–" },
];

/** The lines that make a commission, or those that paid nothing and why. */
export function CommissionLines({ commissionId, unpaid }: CommissionLinesProps) {
  const [address] = useAddress();
  const variables = { id: commissionId, unpaid };
  const result = useQuery(CommissionLinesDocument, { variables });
  return (
    <Answer result={result} what="The lines" ghost={<Ghost rows={6} />}>
      {({ commission }) => {
        const lines = commission?.lines;
        if (!lines || lines.edges.length === 0) return <NoLines unpaid={unpaid} />;
        return (
          <>
            <RowsTable
              label={unpaid ? "Lines that were not paid" : "Paid lines"}
              columns={unpaid ? UNPAID : PAID}
              rows={nodesOf(lines)}
              rowKey={lineKey}
              href={(row) => `?${withChanges(address, { line: lineKey(row) }).toString()}`}
              isCurrent={(row) => address.get("line") === lineKey(row)}
            />
            <LoadMore
              list={lines}
              noun="lines"
              loading={result.loading}
              onMore={(after) => result.fetchMore({ variables: { after } })}
            />
          </>
        );
      }}
    </Answer>
  );
}

function NoLines({ unpaid }: { unpaid: boolean }) {
  return unpaid ? (
    <Empty title="Nothing was passed by">Every line that reached this place was paid.</Empty>
  ) : (
    <Empty title="No paid lines">Lines appear here as soon as a sale earns something.</Empty>
  );
}

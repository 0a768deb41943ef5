import { useQuery } from "@apollo/client/react";
import { Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Search } from "lucide-react";
import { RunCommissionsDocument, type RunCommissionsQuery } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { useAddress } from "../ui/use-address.ts";
import type { RunDetail } from "./period-page.tsx";
import classes from "./run-commissions.module.css";

type Commissions = NonNullable<NonNullable<RunCommissionsQuery["run"]>["commissions"]>;
type CommissionRow = Commissions["edges"][number]["node"];

const COLUMNS: Column<CommissionRow>[] = [
  { key: "name", head: "Person", cell: (row) => row.distributor.name },
  { key: "id", head: "Id", cell: (row) => row.distributor.id },
  {
    key: "rank",
    head: "Paid as",
    cell: (row) => row.distributor.standing?.paidAs?.name ?? "No rank",
  },
  { key: "bonus", head: "Bonus", cell: (row) => row.bonus.name },
  { key: "amount", head: "Amount", align: "end", cell: (row) => <Amount money={row.amount} /> },
];

interface RunCommissionsProps {
  run: RunDetail;
  periodId: string;
}

/** Every commission of a run, by person and bonus; one opens the statement that explains it. */
export function RunCommissions({ run, periodId }: RunCommissionsProps) {
  const [address, change] = useAddress();
  const bonus = address.get("bonus");
  const [search] = useDebouncedValue(address.get("search") ?? "", 250);
  const variables = { id: run.id, periodId, bonus, search: search || null };
  const result = useQuery(RunCommissionsDocument, { variables });
  return (
    <Section title="Commissions" flush aside={<RunTables runId={run.id} />}>
      <div className={classes.filters}>
        <TextInput
          aria-label="Find a person among the commissions"
          placeholder="Name or id"
          leftSection={<Search size={16} aria-hidden />}
          value={address.get("search") ?? ""}
          onChange={(event) => change({ search: event.currentTarget.value })}
        />
        <Select
          aria-label="Bonus"
          placeholder="All bonuses"
          clearable
          value={bonus}
          onChange={(next) => change({ bonus: next })}
          data={run.bonusTotals.map((one) => ({ value: one.bonus.id, label: one.bonus.name }))}
        />
      </div>
      <Answer result={result} what="The commissions" ghost={<Ghost rows={10} />}>
        {(data) => {
          const commissions = data.run?.commissions;
          if (!commissions || commissions.edges.length === 0) {
            return <Empty title="No commission matches">Change the name or the bonus above.</Empty>;
          }
          return (
            <>
              <RowsTable
                label="Commissions"
                columns={COLUMNS}
                rows={nodesOf(commissions)}
                rowKey={(row) => row.id}
                href={(row) =>
                  `/people/${encodeURIComponent(row.distributor.id)}/earnings/${periodId}?commission=${encodeURIComponent(row.id)}&lines=paid`
                }
              />
              <LoadMore
                list={commissions}
                noun="commissions"
                loading={result.loading}
                onMore={(after) => result.fetchMore({ variables: { after } })}
              />
            </>
          );
        }}
      </Answer>
    </Section>
  );
}

/** The run's tables for a spreadsheet. */
function RunTables({ runId }: { runId: string }) {
  const folder = `/export/runs/${encodeURIComponent(runId)}`;
  return (
    <span className={classes.tables}>
      <span>CSV:</span>
      {["commissions", "payments", "lines"].map((table) => (
        <a key={table} href={`${folder}/${table}.csv`} download>
          {table}
        </a>
      ))}
    </span>
  );
}

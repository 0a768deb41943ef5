import type { LineFieldsFragment, OrderQuery } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { percent } from "../ui/decimal.ts";
import { Initials } from "../ui/initials.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { useAddress, withChanges } from "../ui/use-address.ts";
import { payeeKey } from "./payee-key.ts";
import classes from "./order-bonus-section.module.css";

type Explained = NonNullable<OrderQuery["order"]>["explanation"][number];

const COLUMNS: Column<LineFieldsFragment>[] = [
  {
    key: "payee",
    head: "Who",
    cell: (row) => (
      <span className={classes.payee}>
        <Initials name={row.payee.name} rank={row.payee.rank} size={26} />
        {row.payee.name}
      </span>
    ),
  },
  {
    key: "rank",
    head: "Rank",
    cell: (row) => <span className={classes.rank}>{row.payee.rank?.name ?? "No rank"}</span>,
  },
  { key: "level", head: "Level", align: "end", cell: (row) => row.level },
  {
    key: "what",
    head: "What happened",
    cell: (row) => (row.reason ? <NotPaid line={row} /> : paidWords(row)),
  },
  { key: "amount", head: "Amount", align: "end", cell: (row) => <Amount money={row.amount} /> },
];

/** One bonus on this order: everyone up the tree it reached, paid or not, nearest first. */
export function OrderBonusSection({ explained }: { explained: Explained }) {
  const [address] = useAddress();
  const rows = [...explained.paid, ...explained.unpaid].sort((a, b) => a.level - b.level);
  return (
    <Section
      title={explained.bonus.name}
      flush
      aside={
        <strong>
          <Amount money={explained.total} />
        </strong>
      }
    >
      <RowsTable
        label={`${explained.bonus.name}: everyone it reached`}
        columns={COLUMNS}
        rows={rows}
        rowKey={payeeKey}
        href={(row) => `?${withChanges(address, { line: payeeKey(row) }).toString()}`}
        isCurrent={(row) => address.get("line") === payeeKey(row)}
      />
    </Section>
  );
}

function NotPaid({ line }: { line: LineFieldsFragment }) {
  return (
    <span className={classes.reason}>
      <StateMark state="notPaid" /> {line.reasonText}
    </span>
  );
}

function paidWords(line: LineFieldsFragment): string {
  const level = line.paidLevel ? `Paid as level ${line.paidLevel}` : "Paid";
  return line.rate ? `${level} at ${percent(line.rate)}` : level;
}

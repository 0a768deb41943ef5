import type { PeriodsQuery } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { grouped, shareText } from "../ui/decimal.ts";
import { periodName } from "../ui/period-name.ts";
import { Points } from "../ui/points.tsx";
import type { Column } from "../ui/rows.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";

export type PeriodRow = PeriodsQuery["periods"]["edges"][number]["node"];

/** The columns of the list of periods. */
export const PERIOD_COLUMNS: Column<PeriodRow>[] = [
  { key: "period", head: "Period", cell: (row) => periodName(row.id) },
  { key: "state", head: "State", cell: (row) => <StateMark state={`period:${row.state}`} /> },
  { key: "ends", head: "Ends", cell: (row) => <When at={row.endsAt} /> },
  {
    key: "orders",
    head: "Orders",
    align: "end",
    cell: (row) => (row.totals ? grouped(String(row.totals.orders)) : "–"),
  },
  {
    key: "volume",
    head: "Commissionable volume",
    align: "end",
    cell: (row) => (row.totals ? <Points volume={row.totals.commissionableVolume} /> : "–"),
  },
  {
    key: "payees",
    head: "People paid",
    align: "end",
    cell: (row) => (row.totals ? grouped(String(row.totals.payees)) : "–"),
  },
  {
    key: "commissions",
    head: "Commissions",
    align: "end",
    cell: (row) => (row.totals ? <Amount money={row.totals.commissions} /> : "–"),
  },
  {
    key: "share",
    head: "Payout share",
    align: "end",
    cell: (row) => (row.totals?.payoutShare ? shareText(row.totals.payoutShare) : "–"),
  },
];

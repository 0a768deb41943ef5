import { Amount } from "../ui/amount.tsx";
import { difference, grouped, isNegative, share, shareText } from "../ui/decimal.ts";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { Change } from "./change.tsx";
import { Legend } from "./legend.tsx";
import type { Found } from "./what-if-page.tsx";
import classes from "./bonus-section.module.css";
import { Split } from "./split.tsx";

type BonusRow = Found["bonuses"][number];
type Side = NonNullable<BonusRow["before"]>;

const NOT_THERE = <span className={classes.none}>not in this plan</span>;

const COLUMNS: Column<BonusRow>[] = [
  { key: "name", head: "Bonus", cell: (row) => row.name },
  { key: "before", head: "Live plan", align: "end", cell: (row) => amountOf(row.before) },
  { key: "after", head: "Tried plan", align: "end", cell: (row) => amountOf(row.after) },
  { key: "change", head: "Change", align: "end", cell: (row) => <Change money={row.difference} /> },
  {
    key: "share",
    head: "% of volume",
    align: "end",
    cell: (row) => fromTo(shareOf(row.before), shareOf(row.after)),
  },
  {
    key: "payees",
    head: "People",
    align: "end",
    cell: (row) => fromTo(payeesOf(row.before), payeesOf(row.after)),
  },
];

/** What each bonus pays by both plans: the picture, and the table that says it in figures. */
export function BonusSection({ result }: { result: Found }) {
  const { bonuses, before, after } = result;
  const largest = bonuses
    .flatMap((one) => [one.before?.amount.amount ?? "0", one.after?.amount.amount ?? "0"])
    .reduce((most, one) => (isNegative(difference(most, one)) ? one : most));
  const of = (side: Side | null | undefined) => share(side?.amount.amount ?? "0", largest);
  const shares = [
    { name: "live", rate: before.payoutShare },
    { name: "tried", rate: after.payoutShare },
  ] as const;
  return (
    <Section title="Payout by bonus" aside={<Legend />}>
      <Split>
        <figure
          className={classes.figure}
          role="img"
          aria-label="Bars of what each bonus pays by the live plan and by the tried plan, and of both payouts as a share of the volume; the table beside them has the figures."
        >
          {bonuses.map((one) => (
            <div key={one.bonus} className={classes.pair}>
              <div className={classes.name}>{one.name}</div>
              <Bar plan="live" length={of(one.before)} />
              <Bar plan="tried" length={of(one.after)} />
            </div>
          ))}
          <div className={classes.pair} data-share>
            <div className={classes.name}>All of it, % of volume</div>
            {shares.map(({ name, rate }) => (
              <Bar
                key={name}
                plan={name}
                length={Math.min(1, Number(rate ?? 0))}
                text={rate ? shareText(rate) : "–"}
              />
            ))}
          </div>
        </figure>
        <RowsTable
          label="Payout by bonus"
          columns={COLUMNS}
          rows={bonuses}
          rowKey={(row) => row.bonus}
        />
      </Split>
    </Section>
  );
}

function fromTo(before: string, after: string) {
  return (
    <span className={classes.pairText}>{before === after ? after : `${before} → ${after}`}</span>
  );
}

/** One bar; `length` is between 0 and 1. */
function Bar({ plan, length, text }: { plan: "live" | "tried"; length: number; text?: string }) {
  return (
    <div className={classes.track}>
      <div className={classes.bar} data-plan={plan} style={{ width: `${length * 100}%` }} />
      {text ? <span className={classes.text}>{text}</span> : null}
    </div>
  );
}

function amountOf(side: Side | null | undefined) {
  return side ? <Amount money={side.amount} /> : NOT_THERE;
}

function shareOf(side: Side | null | undefined): string {
  return side?.payoutShare ? shareText(side.payoutShare) : "–";
}

function payeesOf(side: Side | null | undefined): string {
  return side ? grouped(String(side.payees)) : "–";
}

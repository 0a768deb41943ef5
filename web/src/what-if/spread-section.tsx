import { Amount } from "../ui/amount.tsx";
import { grouped, isZero } from "../ui/decimal.ts";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { Split } from "./split.tsx";
import type { Found } from "./what-if-page.tsx";
import classes from "./spread-section.module.css";

type Size = Found["spread"][number];

const COLUMNS: Column<Size>[] = [
  { key: "size", head: "Difference", cell: sizeText },
  { key: "people", head: "People", align: "end", cell: (row) => grouped(String(row.people)) },
  {
    key: "sum",
    head: "Together",
    align: "end",
    cell: (row) => <Amount money={row.difference} negativeWord="less" />,
  },
];

/** Winners and losers by how much: columns of people, and the table that says it in figures. */
export function SpreadSection({ result }: { result: Found }) {
  const { spread } = result;
  const most = Math.max(1, ...spread.map(({ people }) => people));
  const currency = spread[0]?.difference.currency ?? "";
  return (
    <Section title="Winners and losers" aside={`people, by difference in ${currency}`}>
      <Split>
        <figure
          className={classes.figure}
          role="img"
          aria-label="Columns of how many people lose and win, by how much; the table beside them has the figures."
        >
          {spread.map((one) => (
            <div key={keyOf(one)} className={classes.column} data-change={one.change}>
              <span className={classes.count}>
                {one.people > 0 ? grouped(String(one.people)) : ""}
              </span>
              <span className={classes.bar} style={{ height: `${(one.people / most) * 100}%` }} />
              <span className={classes.size}>{shortText(one)}</span>
            </div>
          ))}
        </figure>
        <RowsTable label="Winners and losers" columns={COLUMNS} rows={spread} rowKey={keyOf} />
      </Split>
    </Section>
  );
}

function keyOf({ change, from }: Size): string {
  return `${change}${from.amount}`;
}

/** "loses 10.00 to 100.00", "gains 1,000.00 or more". */
function sizeText({ change, from, below }: Size): string {
  if (change === "SAME") return "paid the same";
  const verb = change === "LOSES" ? "loses" : "gains";
  if (!below) return `${verb} ${grouped(from.amount)} or more`;
  if (isZero(from.amount)) return `${verb} less than ${grouped(below.amount)}`;
  return `${verb} ${grouped(from.amount)} to ${grouped(below.amount)}`;
}

/** The same in few letters: "−100", "0", "+<1". */
function shortText({ change, from, below }: Size): string {
  if (change === "SAME") return "0";
  const sign = change === "LOSES" ? "−" : "+";
  const whole = (amount: string) => compact(amount.split(".")[0] ?? "0");
  return isZero(from.amount) ? `${sign}<${whole(below?.amount ?? "0")}` : sign + whole(from.amount);
}

/** 1000 as "1k"; the figures are powers of ten. */
function compact(whole: string): string {
  return whole.replace(/000000$/, "M").replace(/000$/, "k");
}

import { Amount } from "../ui/amount.tsx";
import { grouped } from "../ui/decimal.ts";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import { Legend } from "./legend.tsx";
import { Split } from "./split.tsx";
import type { Found } from "./what-if-page.tsx";
import classes from "./rank-section.module.css";

type RankRow = Found["ranks"][number];

const number = (count: number) => grouped(String(count));

const COLUMNS: Column<RankRow>[] = [
  { key: "name", head: "Paid as", cell: (row) => row.name },
  { key: "before", head: "Live", align: "end", cell: (row) => number(row.peopleBefore) },
  { key: "after", head: "Tried", align: "end", cell: (row) => number(row.peopleAfter) },
  { key: "rise", head: "Rise", align: "end", cell: (row) => (row.rise ? number(row.rise) : "–") },
  { key: "fall", head: "Fall", align: "end", cell: (row) => (row.fall ? number(row.fall) : "–") },
  { key: "pay", head: "Paid, live", align: "end", cell: (row) => <Amount money={row.before} /> },
  { key: "paid", head: "Paid, tried", align: "end", cell: (row) => <Amount money={row.after} /> },
];

/** How many people have which rank by both plans, who rises and falls, and what the ranks are paid. */
export function RankSection({ result }: { result: Found }) {
  const ranks = [...result.ranks].reverse();
  const most = Math.max(1, ...ranks.flatMap((one) => [one.peopleBefore, one.peopleAfter]));
  return (
    <Section title="By rank" aside={<Legend />}>
      <Split>
        <figure
          className={classes.figure}
          role="img"
          aria-label="Bars of how many people have each rank by the live plan and by the tried plan; the table beside them has the figures."
        >
          {ranks.map((one) => (
            <div key={one.name} className={classes.rank}>
              <span className={classes.name}>{one.name}</span>
              <span className={classes.bars}>
                <span
                  className={classes.bar}
                  data-plan="live"
                  style={width(one.peopleBefore, most)}
                />
                <span
                  className={classes.bar}
                  data-plan="tried"
                  style={width(one.peopleAfter, most)}
                />
              </span>
            </div>
          ))}
        </figure>
        <RowsTable label="By rank" columns={COLUMNS} rows={ranks} rowKey={(row) => row.name} />
      </Split>
    </Section>
  );
}

function width(people: number, most: number) {
  return { width: `${(people / most) * 100}%` };
}

import { Points } from "../ui/points.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import classes from "./commission-section.module.css";

interface Side {
  leg: string;
  carriedBefore: string;
  new: string;
  matched: string;
  flushed: string;
  carried: string;
}

type Volume = Exclude<keyof Side, "leg">;

const volume = (key: Volume, head: string): Column<Side> => ({
  key,
  head,
  align: "end",
  cell: (side) => <Points volume={side[key]} />,
});

const COLUMNS: Column<Side>[] = [
  { key: "leg", head: "Leg", cell: (side) => side.leg },
  volume("carriedBefore", "Carried from before"),
  volume("new", "New"),
  volume("matched", "Matched and paid"),
  volume("flushed", "Flushed"),
  volume("carried", "Carried on"),
];

/** What became of the volume of both legs; nothing without a binary bonus. */
export function SidesSection({ sides }: { sides: readonly Side[] }) {
  if (sides.length === 0) return null;
  return (
    <Section title="The two legs" flush>
      <p className={classes.rule}>
        What was carried from before and what is new is matched with the other leg and paid, flushed
        without being paid, or carried on to the next period.
      </p>
      <RowsTable label="Legs" columns={COLUMNS} rows={[...sides]} rowKey={(side) => side.leg} />
    </Section>
  );
}

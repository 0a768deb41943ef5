import { percent } from "../ui/decimal.ts";
import { Points } from "../ui/points.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";

interface Level {
  level?: number | null;
  rate: string;
  volume: string;
}

const COLUMNS: Column<Level>[] = [
  {
    key: "level",
    head: "Paid level",
    cell: (row) => (row.level ? `Level ${row.level}` : "All levels"),
  },
  { key: "rate", head: "Rate", align: "end", cell: (row) => percent(row.rate) },
  {
    key: "volume",
    head: "Commissionable volume",
    align: "end",
    cell: (row) => <Points volume={row.volume} />,
  },
];

/** What each level brought to a commission. */
export function LevelTable({ levels }: { levels: Level[] }) {
  return (
    <RowsTable
      label="Levels"
      columns={COLUMNS}
      rows={levels}
      rowKey={(row) => `${row.level ?? "all"}:${row.rate}`}
    />
  );
}

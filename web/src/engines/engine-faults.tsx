import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import type { Compared } from "./engine-page.tsx";

type Fault = Compared["faults"][number];

const COLUMNS: Column<Fault>[] = [
  { key: "line", head: "Line", align: "end", cell: (row) => row.line ?? "–" },
  { key: "column", head: "Column", cell: (row) => row.column ?? "–" },
  { key: "reason", head: "What is wrong", cell: (row) => row.reason },
];

/** What is wrong in the file, by line and column. */
export function EngineFaults({ result }: { result: Compared }) {
  const listed = result.faults.length;
  const more = result.faultCount > listed ? `, the first ${listed} of ${result.faultCount}` : "";
  return (
    <Section title={`Faults${more}`} flush>
      <RowsTable
        label="Faults"
        columns={COLUMNS}
        rows={result.faults}
        rowKey={(row) => [row.line, row.column, row.reason].join(":")}
      />
    </Section>
  );
}

import type { ImportQuery } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { LoadMore } from "../ui/load-more.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";

type Faults = NonNullable<ImportQuery["import"]>["faults"];
type Fault = Faults["edges"][number]["node"];

const COLUMNS: Column<Fault>[] = [
  { key: "file", head: "File", cell: (row) => row.file },
  { key: "line", head: "Line", align: "end", cell: (row) => row.line ?? "–" },
  { key: "column", head: "Column", cell: (row) => row.column ?? "–" },
  { key: "reason", head: "What is wrong", cell: (row) => row.reason },
];

interface FaultsTableProps {
  faults: Faults;
  loading: boolean;
  onMore: (after: string | null) => Promise<unknown>;
}

/** Every fault by file, line and column. */
export function FaultsTable({ faults, loading, onMore }: FaultsTableProps) {
  return (
    <Section title="Faults" flush>
      <RowsTable
        label="Faults"
        columns={COLUMNS}
        rows={nodesOf(faults)}
        rowKey={(row) => [row.file, row.line, row.column, row.reason].join(":")}
      />
      <LoadMore list={faults} noun="faults" loading={loading} onMore={onMore} />
    </Section>
  );
}

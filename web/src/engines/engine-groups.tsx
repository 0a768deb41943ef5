import { Button } from "@mantine/core";
import { Amount } from "../ui/amount.tsx";
import { grouped } from "../ui/decimal.ts";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import type { Compared } from "./engine-page.tsx";

type Group = Compared["groups"][number];

interface EngineGroupsProps {
  groups: Group[];
  /** The cause that the table below is limited to. */
  cause: string | null;
  onChoose: (cause: string | null) => void;
}

/** The differences by likely cause; choosing one limits the table below to it. */
export function EngineGroups({ groups, cause, onChoose }: EngineGroupsProps) {
  const columns: Column<Group>[] = [
    {
      key: "cause",
      head: "Likely cause",
      cell: (row) => (
        <Button
          size="compact-sm"
          variant={row.cause === cause ? "filled" : "subtle"}
          aria-pressed={row.cause === cause}
          onClick={() => onChoose(row.cause === cause ? null : row.cause)}
        >
          {row.title}
        </Button>
      ),
    },
    { key: "meaning", head: "What it means", cell: (row) => row.meaning },
    {
      key: "persons",
      head: "Persons",
      align: "end",
      cell: (row) => grouped(String(row.persons)),
    },
    {
      key: "difference",
      head: "Theirs less ours",
      align: "end",
      cell: (row) => <Amount money={row.difference} />,
    },
    {
      key: "absolute",
      head: "Without signs",
      align: "end",
      cell: (row) => <Amount money={row.absolute} />,
    },
  ];
  return (
    <Section title="By likely cause" flush>
      <RowsTable
        label="Likely causes"
        columns={columns}
        rows={groups}
        rowKey={(row) => row.cause}
        isCurrent={(row) => row.cause === cause}
      />
    </Section>
  );
}

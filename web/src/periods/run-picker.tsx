import { Select } from "@mantine/core";
import { instantText } from "../ui/instant.ts";
import { STATES } from "../ui/states.ts";
import { useAddress } from "../ui/use-address.ts";
import type { RunDetail } from "./period-page.tsx";

interface RunPickerProps {
  runs: RunDetail[];
  run: RunDetail;
}

const kindOf = ({ revision }: RunDetail) => (revision === 0 ? "Close" : `Revision ${revision}`);

/** Chooses which of a period's runs is shown. */
export function RunPicker({ runs, run }: RunPickerProps) {
  const [, change] = useAddress();
  return (
    <Select
      label="Run"
      value={run.id}
      allowDeselect={false}
      style={{ maxWidth: 360 }}
      onChange={(next) => change({ run: next })}
      data={runs.map((one) => ({
        value: one.id,
        label: `${kindOf(one)}, ${instantText(one.startedAt)}, ${STATES[`run:${one.status}`].word}`,
      }))}
    />
  );
}

import { useQuery } from "@apollo/client/react";
import { Chip, Select } from "@mantine/core";
import { X } from "lucide-react";
import { ExceptionCountsDocument } from "../api/generated/graphql.ts";
import { periodName } from "../ui/period-name.ts";
import { useAddress } from "../ui/use-address.ts";
import classes from "./case-filters.module.css";

const STATES = [
  { value: "unsettled", label: "Not settled" },
  { value: "open", label: "Open" },
  { value: "assigned", label: "Assigned" },
  { value: "waiver_proposed", label: "Waiver proposed" },
  { value: "settled", label: "Settled" },
  { value: "all", label: "All" },
];

const SEVERITIES = [
  { value: "high", label: "High" },
  { value: "medium", label: "Medium" },
  { value: "low", label: "Low" },
];

/** Which cases are listed: by state, kind, severity, and whether they block the close. */
export function CaseFilters() {
  const [address, change] = useAddress();
  const period = address.get("period");
  const counts = useQuery(ExceptionCountsDocument, { variables: { periodId: period } });
  const kinds = (counts.data ?? counts.previousData)?.exceptionCounts ?? [];
  return (
    <div className={classes.filters} role="group" aria-label="Filters">
      <Select
        size="xs"
        aria-label="State"
        allowDeselect={false}
        value={address.get("state") ?? "unsettled"}
        onChange={(state) => change({ state: state === "unsettled" ? null : state })}
        data={STATES}
      />
      <Select
        size="xs"
        aria-label="Kind"
        placeholder="Every kind"
        clearable
        value={address.get("code")}
        onChange={(code) => change({ code })}
        data={kinds.map((one) => ({ value: one.code, label: `${one.title} (${one.open})` }))}
        comboboxProps={{ width: 280, position: "bottom-start" }}
      />
      <Select
        size="xs"
        aria-label="Severity"
        placeholder="Every severity"
        clearable
        value={address.get("severity")}
        onChange={(severity) => change({ severity })}
        data={SEVERITIES}
      />
      <Chip
        size="xs"
        checked={address.get("blocking") === "yes"}
        onChange={(on) => change({ blocking: on ? "yes" : null })}
      >
        Blocks the close
      </Chip>
      {period ? (
        <Chip
          size="xs"
          checked
          icon={<X size={12} aria-hidden />}
          onChange={() => change({ period: null })}
        >
          {periodName(period)} only
        </Chip>
      ) : null}
    </div>
  );
}

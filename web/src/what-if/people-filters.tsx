import { Select, TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { useAddress } from "../ui/use-address.ts";
import { CHANGES, changeIn, MOVES, moveIn, ORDERS, orderIn } from "./people-address.ts";
import type { Found } from "./what-if-page.tsx";
import classes from "./people-section.module.css";

/** Which people are listed, and in which order. */
export function PeopleFilters({ ranks }: { ranks: Found["ranks"] }) {
  const [address, change] = useAddress();
  return (
    <div className={classes.filters} role="group" aria-label="Filters">
      <TextInput
        aria-label="Find a person"
        placeholder="Name or id"
        leftSection={<Search size={16} aria-hidden />}
        value={address.get("search") ?? ""}
        onChange={(event) => change({ search: event.currentTarget.value })}
      />
      <Select
        aria-label="Which way"
        placeholder="More or less"
        clearable
        value={changeIn(address)}
        onChange={(next) => change({ change: next })}
        data={CHANGES}
      />
      <Select
        aria-label="Rank rises or falls"
        placeholder="Rank up or down"
        clearable
        value={moveIn(address)}
        onChange={(next) => change({ move: next })}
        data={MOVES}
      />
      <Select
        aria-label="Rank"
        placeholder="Every rank"
        clearable
        value={address.get("rank")}
        onChange={(next) => change({ rank: next })}
        data={ranks.flatMap(({ rank, name }) => (rank ? [{ value: rank, label: name }] : []))}
      />
      <Select
        aria-label="Order"
        allowDeselect={false}
        value={orderIn(address)}
        onChange={(next) => change({ order: next === "LARGEST_LOSS" ? null : next })}
        data={ORDERS}
      />
    </div>
  );
}

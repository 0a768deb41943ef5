import { SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { CardTree } from "../tree/card-tree.tsx";
import type { TreeActions } from "../tree/tree-actions.ts";
import { TreeList } from "../tree/tree-list.tsx";
import type { TreeRow } from "../tree/tree-rows.ts";
import { useAddress } from "../ui/use-address.ts";
import classes from "./organisation-views.module.css";

interface OrganisationViewsProps {
  rows: TreeRow[];
  actions: TreeActions;
}

/** Outline and cards side by side where there is room, else one of them. */
export function OrganisationViews({ rows, actions }: OrganisationViewsProps) {
  const wide = useMediaQuery("(min-width: 68em)", true, { getInitialValueInEffect: false });
  const [address, change] = useAddress();
  const view = address.get("view") ?? "list";
  const list = <TreeList rows={rows} actions={actions} label="Organisation" />;
  const cards = <CardTree rows={rows} actions={actions} />;
  if (wide) {
    return (
      <div className={classes.both}>
        {list}
        {cards}
      </div>
    );
  }
  return (
    <div className={classes.one}>
      <SegmentedControl
        size="xs"
        aria-label="View"
        value={view}
        onChange={(next) => change({ view: next })}
        data={[
          { value: "list", label: "List" },
          { value: "cards", label: "Cards" },
        ]}
      />
      {view === "cards" ? cards : list}
    </div>
  );
}

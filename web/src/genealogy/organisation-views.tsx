import { SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { Tree } from "../api/generated/graphql.ts";
import { CardTree } from "../tree/card-tree.tsx";
import { LazyPicture } from "../tree/picture/lazy-picture.tsx";
import type { TreeActions } from "../tree/tree-actions.ts";
import { TreeList } from "../tree/tree-list.tsx";
import type { TreeRow } from "../tree/tree-rows.ts";
import { useAddress } from "../ui/use-address.ts";
import classes from "./organisation-views.module.css";

interface OrganisationViewsProps {
  rows: TreeRow[];
  actions: TreeActions;
  /** The tree of the picture; null: there is none of this one. */
  pictureOf: Tree | null;
}

type View = "list" | "cards" | "picture";

const WORDS: Record<View, string> = { list: "List", cards: "Cards", picture: "Picture" };

/** Outline beside cards or a picture where there is room, else one of them. */
export function OrganisationViews({ rows, actions, pictureOf }: OrganisationViewsProps) {
  const wide = useMediaQuery("(min-width: 68em)", true, { getInitialValueInEffect: false });
  const [address, change] = useAddress();
  const views: View[] = [
    ...(wide ? [] : (["list"] as const)),
    "cards",
    ...(pictureOf === null ? [] : (["picture"] as const)),
  ];
  const view = views.find((one) => one === address.get("view")) ?? views[0]!;
  const list = <TreeList rows={rows} actions={actions} label="Organisation" />;
  const shown = {
    list: () => list,
    cards: () => <CardTree rows={rows} actions={actions} />,
    picture: () => <LazyPicture tree={pictureOf!} selectedId={actions.selectedId} />,
  }[view]();
  const choice =
    views.length > 1 ? (
      <SegmentedControl
        size="xs"
        className={classes.choice}
        aria-label="View"
        value={view}
        onChange={(next) => change({ view: next })}
        data={views.map((one) => ({ value: one, label: WORDS[one] }))}
      />
    ) : null;
  const one = (
    <div className={classes.one}>
      {choice}
      {shown}
    </div>
  );
  if (!wide) return one;
  return (
    <div className={classes.both}>
      {list}
      {one}
    </div>
  );
}

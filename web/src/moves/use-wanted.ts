/** The place that somebody is to have, kept in the address so that it can be sent to a colleague. */
import type { PlaceInput, Tree } from "../api/generated/graphql.ts";
import { useSession } from "../api/viewer.ts";
import { useAddress } from "../ui/use-address.ts";

export interface Wanted {
  tree: Tree;
  parentId: string | null;
  leg: string | null;
  /** Whether this tree's places have named legs. */
  legged: boolean;
  /** A day of the plan's zone; null: since the person joined. */
  from: string | null;
  /** The change of some of it. */
  change: (to: Changes) => void;
}

type Changes = Partial<Record<"tree" | "to" | "leg" | "from", string | null>>;

/** Stands in the address for: since the person joined. */
export const FROM_JOINING = "joining";

export function useWanted(): Wanted {
  const [address, change] = useAddress();
  const { trees, volumeTree, legs, zone } = useSession().company;
  const tree = trees.find((one) => one === address.get("tree")) ?? volumeTree;
  const legged = tree === "PLACEMENT" && legs.length > 0;
  const from = address.get("from") ?? today(zone);
  return {
    ...{ tree, legged, change },
    parentId: address.get("to"),
    leg: legged ? (legs.find((one) => one === address.get("leg")) ?? null) : null,
    from: from === FROM_JOINING ? null : from,
  };
}

/** What the server is asked; null: something is still missing. */
export function inputOf(distributorId: string, wanted: Wanted): PlaceInput | null {
  const { tree, parentId, leg, legged, from } = wanted;
  if (parentId === null || (legged && leg === null) || from === "") return null;
  return { distributorId, tree, newParentId: parentId, leg, effectiveOn: from };
}

/** The day that it is in a zone, as ISO text. */
export function today(zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date());
}

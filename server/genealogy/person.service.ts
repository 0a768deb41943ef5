/** Changes to one person that a decision of the staff asks for: a place, a status, a title. */
import { takeDecision } from "../exception/decision.ts";
import { lockTrees } from "./enrolment.store.ts";
import type { Graph, Transaction } from "../graph/graph.ts";
import { spillAll } from "../placement/spill.ts";
import type { Plan } from "../plan/plan.ts";

interface Refused {
  refused: string;
  message: string;
}

/** People looked through for a free place before it is given up; a width of two is 16 levels. */
const LOOKED_AT_MAX = 100_000;

/**
 * Gives a person a place under his sponsor as the plan spills (docs/plan.md#placement); where it does
 * not, the first free place level by level, legs in the plan's order.
 * Refused: unknown, no sponsor, a plan without placement, a sponsor who stands below the person.
 * Somebody who has a place keeps it.
 */
export function placeUnderSponsor(
  graph: Graph,
  input: { id: string; plan: Plan },
): Promise<{ parentId: string; leg: string | null } | Refused> {
  const placement = input.plan.placement;
  if (placement === null) {
    const message = "The plan has no placement tree.";
    return Promise.resolve({ refused: "no_placement", message });
  }
  return graph.transaction(async (tx) => {
    await lockTrees(tx, ["placement"]);
    const [person] = await tx.run<{
      joinedAt: bigint;
      sponsorId: string | null;
      parentId: string | null;
      leg: string | null;
      sponsorBelow: boolean;
    }>("genealogy/place-of-person", { id: input.id });
    if (!person) return { refused: "not_found", message: "There is no such person." };
    if (person.parentId !== null) return { parentId: person.parentId, leg: person.leg };
    if (person.sponsorId === null) {
      return { refused: "no_sponsor", message: "The person has no sponsor to be placed under." };
    }
    if (person.sponsorBelow) {
      const message = "The sponsor is placed below this person; place the person by hand.";
      return { refused: "sponsor_below", message };
    }
    const { sponsorId } = person;
    const free =
      (placement.spill ?? "breadthFirst") === "breadthFirst"
        ? await firstFree(tx, sponsorId, placement)
        : await spilledPlace(tx, { id: input.id, sponsorId }, placement);
    if (!free) return { refused: "no_free_place", message: "No free place was found." };
    // He should have stood there from the beginning, so the period that is being closed counts it.
    const since = Number(person.joinedAt);
    await takeDecision(tx, { from: since, through: null });
    const child = { id: input.id, leg: free.leg, since };
    await tx.run("genealogy/add-placement-edges", {
      groups: [{ parentId: free.parentId, children: [child] }],
    });
    return free;
  });
}

type Placement = NonNullable<Plan["placement"]>;

interface FreePlace {
  parentId: string;
  leg: string | null;
}

/** The place that an import would give: the same rules over everybody below the sponsor. */
async function spilledPlace(
  tx: Transaction,
  { id, sponsorId }: { id: string; sponsorId: string },
  { width, legs, spill }: Placement,
): Promise<FreePlace | null> {
  const rows = await tx.run<{ id: string; parentId: string; leg: string }>(
    "genealogy/placed-below",
    { id: sponsorId },
  );
  // Rows come by (joinedAt, id), so the numbers keep that order.
  const ids = [sponsorId, ...rows.map((row) => row.id), id];
  const numberOf = new Map(ids.map((one, number) => [one, number]));
  const parent = [-1, ...rows.map((row) => numberOf.get(row.parentId) ?? -1), -1];
  const leg = [-1, ...rows.map((row) => legs.indexOf(row.leg)), -1];
  const places = { parent, leg, compare: (one: number, other: number) => one - other };
  const person = ids.length - 1;
  spillAll({ width, legs }, spill ?? "breadthFirst", places, [{ person, sponsor: 0, leg: -1 }]);
  const parentId = ids[parent[person] ?? -1];
  return parentId === undefined ? null : { parentId, leg: legs[leg[person] ?? -1] ?? null };
}

async function firstFree(
  tx: Transaction,
  rootId: string,
  { width, legs }: Placement,
): Promise<FreePlace | null> {
  if (width === null) return { parentId: rootId, leg: legs[0] ?? null };
  let level = [rootId];
  for (let seen = 0; level.length > 0 && seen < LOOKED_AT_MAX; seen += level.length) {
    const rows = await tx.run<{ parentId: string; leg: string; id: string }>(
      "genealogy/placed-under",
      { ids: level },
    );
    for (const parentId of level) {
      const taken = rows.filter((row) => row.parentId === parentId);
      if (taken.length >= width) continue;
      const leg = legs.find((one) => taken.every((row) => row.leg !== one)) ?? null;
      return { parentId, leg };
    }
    const order = new Map(legs.map((leg, index) => [leg, index]));
    level = level.flatMap((parentId) =>
      rows
        .filter((row) => row.parentId === parentId)
        .sort((a, b) => (order.get(a.leg) ?? 0) - (order.get(b.leg) ?? 0))
        .map((row) => row.id),
    );
  }
  return null;
}

/** Sets the company's word about a person; false when there is no such person. */
export async function setStatus(
  graph: Graph,
  input: { id: string; status: "active" | "suspended" | "terminated" },
): Promise<boolean> {
  return (await graph.write("genealogy/set-status", { ...input })).length > 0;
}

/** Sets the title that the first sheet starts from; false when there is no such person. */
export async function setOpeningTitle(
  graph: Graph,
  input: { id: string; title: string | null },
): Promise<boolean> {
  return (await graph.write("genealogy/set-opening-title", { ...input })).length > 0;
}

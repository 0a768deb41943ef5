/** Sets every measure of a promotion on its sheet, one Cypher pass each; each may run again. */
import assert from "node:assert/strict";
import type { Transaction } from "../../graph/graph.ts";
import type { Fence } from "../../sheet/fence.ts";
import { setDepth } from "../../sheet/depth.ts";
import { measuresOf, type Measure, type RankBy, type VolumeMeasure } from "../promotion.ts";
import type { Scene } from "../progress/scene.ts";

/** The property of the n-th measure. */
export const propertyOf = (n: number) => `measure ${n}`;

/** The property of the rank with which people enter, where it is asked. */
export const entryProperty = (by: RankBy) => `entry ${by}`;

const EDGES = { sponsor: "UNDER_SPONSOR", placement: "UNDER_PLACEMENT" } as const;

/** Edge of a tree in a sheet. */
export function edgeOf(measure: VolumeMeasure) {
  return measure.tree === null ? null : EDGES[measure.tree];
}

/** The bounds that the queries of a scene share. */
export function boundsOf({ promotion, reached, through }: Scene) {
  return { from: promotion.window.from, reached, through };
}

/** What the queries over volume entries ask of them. */
export function entriesOf(scene: Scene, { orders, measuredIn }: VolumeMeasure) {
  const earlierReturns = scene.promotion.returns.ofEarlierOrders === "counted";
  return { ...boundsOf(scene), earlierReturns, orders, measuredIn };
}

/** Sets the measures on a sheet that is laid out, in their order. */
export async function setMeasures(fence: Fence, scene: Scene): Promise<void> {
  const measures = measuresOf(scene.promotion);
  for (const by of entryRanksAsked(scene)) {
    const parameters = { by, before: scene.before?.sheet ?? null, property: entryProperty(by) };
    await fence.write((tx) =>
      tx.run("promotion/set-entry-ranks", { sheet: fence.sheet, ...parameters }),
    );
  }
  if (measures.some((one) => one.kind === "volume" && one.of === "group")) {
    const inSheet = scene.last?.sheet ?? null;
    await fence.write((tx) => tx.run("promotion/mark-broke-away", { sheet: fence.sheet, inSheet }));
  }
  for (const [n, measure] of measures.entries()) {
    await fence.write((tx) => setMeasure(tx, scene, measure, propertyOf(n)));
  }
}

function entryRanksAsked({ promotion }: Scene): RankBy[] {
  const asked = measuresOf(promotion).flatMap((one) => (one.kind === "advance" ? [one.by] : []));
  const { rank } = promotion.participants;
  return [...new Set(rank === null ? asked : [...asked, rank.by])];
}

async function setMeasure(
  tx: Transaction,
  scene: Scene,
  measure: Measure,
  property: string,
): Promise<void> {
  const { sheet } = scene;
  const sheets = scene.periods.map((period) => period.sheet);
  switch (measure.kind) {
    case "volume":
      return setVolume(tx, scene, measure, property);
    case "enrolments": {
      const { active, firstOrder } = measure;
      const activeIn = scene.last?.sheet ?? null;
      const asked = { active, activeIn, firstOrder };
      await tx.run("promotion/set-enrolments", { sheet, property, ...boundsOf(scene), ...asked });
      return;
    }
    case "customers": {
      const { firstOrder } = measure;
      await tx.run("promotion/set-customers", { sheet, property, ...boundsOf(scene), firstOrder });
      return;
    }
    case "hold": {
      const { by, rank } = measure;
      await tx.run("promotion/set-holds", { sheet, property, sheets, by, rank });
      return;
    }
    default: {
      const { kind, by } = measure;
      const above = kind === "advance" ? entryProperty(by) : null;
      await tx.run("promotion/set-ranks", { sheet, property, sheets, by, above });
    }
  }
}

async function setVolume(
  tx: Transaction,
  scene: Scene,
  measure: VolumeMeasure,
  property: string,
): Promise<void> {
  const { sheet } = scene;
  const edge = edgeOf(measure);
  const own = edge === null ? property : `${property} own`;
  const entries = { ...entriesOf(scene, measure), property: own };
  const [summed] = await tx.run<{ exact: boolean }>("promotion/set-own-volumes", {
    ...{ sheet, ...entries },
  });
  assert(summed?.exact !== false, "every sum of volume is an integer");
  if (edge === null) return;
  const depthMax = await setDepth(tx, sheet, edge);
  const [pass] = await tx.run<{ exact: boolean }>("promotion/set-tree-volumes", {
    ...{ sheet, edge, depthMax, group: measure.of === "group", legCap: measure.legCap },
    ...{ own, whole: `${property} whole`, property },
  });
  assert(pass?.exact !== false, "every sum of volume is an integer");
}

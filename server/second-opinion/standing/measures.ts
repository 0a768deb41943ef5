/** The volumes of a person in a period. */
import type { Scene } from "../scene.ts";

/** One kind of points, everybody's, in hundredths. */
export interface Volumes {
  personal: BigInt64Array;
  group: BigInt64Array;
  total: BigInt64Array;
  /** His own orders, and his customers', counted or not. */
  own: BigInt64Array;
  customer: BigInt64Array;
  /** His legs' total volumes without the largest. */
  side: BigInt64Array;
}

export interface Measures {
  qualifying: Volumes;
  commissionable: Volumes;
  /** Over all periods of the calendar, this one included; qualifying. */
  lifetime: BigInt64Array;
  /** 1: broken away; his group leaves that of those above. */
  brokeAway: Uint8Array;
}

export function blankMeasures(count: number): Measures {
  const column = () => new BigInt64Array(count);
  const volumes = (): Volumes => ({
    ...{ personal: column(), group: column(), total: column() },
    ...{ own: column(), customer: column(), side: column() },
  });
  return {
    ...{ qualifying: volumes(), commissionable: volumes() },
    ...{ lifetime: column(), brokeAway: new Uint8Array(count) },
  };
}

/** What everybody sold himself. */
export function sell({ plan, entries }: Scene, measures: Measures): void {
  const counted = plan.volume.customerOrders === "counted";
  for (const entry of entries) {
    for (const of of ["qualifying", "commissionable"] as const) {
      const volumes = measures[of];
      const points = entry[of];
      volumes[entry.own ? "own" : "customer"][entry.seller]! += points;
      if (entry.own || counted) volumes.personal[entry.seller]! += points;
    }
  }
}

/** Adds up what stands below somebody; his legs are settled. `lifetime` is that before the period. */
export function addUpLegs(scene: Scene, measures: Measures, place: number, lifetime: bigint): void {
  const { tree, lifetime: addedUp } = scene.plan.volume;
  const legs = scene.trees[tree].legsOf(place);
  for (const of of [measures.qualifying, measures.commissionable]) {
    let total = of.personal[place]!;
    let group = total;
    let largest: bigint | null = null;
    for (const leg of legs) {
      const below = of.total[leg]!;
      total += below;
      if (largest === null || below > largest) largest = below;
      if (measures.brokeAway[leg] === 0) group += of.group[leg]!;
    }
    of.total[place] = total;
    of.group[place] = group;
    of.side[place] = total - of.personal[place]! - (largest ?? 0n);
  }
  const { personal, group, total } = measures.qualifying;
  const names = { personalVolume: personal, groupVolume: group, totalVolume: total };
  measures.lifetime[place] = lifetime + (addedUp === undefined ? 0n : names[addedUp][place]!);
}

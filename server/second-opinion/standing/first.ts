/** What came together in everybody's first days, in whichever periods they lie; found once a period. */
import type { FirstVolume } from "../../plan/requirement.ts";
import type { Scene } from "../scene.ts";
import { hasPassed } from "./age.ts";

const known = new WeakMap<Scene, Map<string, bigint[]>>();

/** Qualifying hundredths of his own, or of his whole line as it stands now. */
export function firstOf(scene: Scene, { of, within }: FirstVolume, place: number): bigint {
  const found = known.get(scene) ?? new Map<string, bigint[]>();
  known.set(scene, found);
  const key = `${of} ${within.count} ${within.unit}`;
  const volumes = found.get(key) ?? firstVolumes(scene, { of, within });
  found.set(key, volumes);
  return volumes[place]!;
}

/** Each entry comes to its seller, or to everybody above him too, whose days it falls into. */
function firstVolumes(scene: Scene, { of, within }: Omit<FirstVolume, "atLeast">): bigint[] {
  const { people, plan, earlier, entries, trees } = scene;
  const { above } = trees[plan.volume.tree];
  const ends = people.joinedAt.map((joined) => hasPassed(plan.zone, joined, within));
  const volumes = people.ids.map(() => 0n);
  for (const { at, own, seller, qualifying } of [...earlier, ...entries]) {
    if (!own && plan.volume.customerOrders !== "counted") continue;
    for (let place = seller; place >= 0; place = above[place]!) {
      if (at >= people.joinedAt[place]! && at < ends[place]!) volumes[place]! += qualifying;
      if (of === "personalVolume") break;
    }
  }
  return volumes;
}

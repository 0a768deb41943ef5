/** A tree as of an instant, from every place that ever held: of the second computation alone. */
import type { Facts } from "./facts.ts";

export interface TreeView {
  parents: Map<string, string>;
  children: Map<string, string[]>;
  /** Heads of legs that do not count. */
  cut: ReadonlySet<string>;
}

/**
 * The tree just before an instant, of those who had joined by then. Whoever stands under somebody who had not
 * is under the next one above who had.
 */
export function treeOf(
  { people, places }: Facts,
  tree: "sponsor" | "placement",
  instant: number,
  cut: ReadonlySet<string>,
): TreeView {
  const now = BigInt(instant);
  const joined = new Map(people.map(({ id, joinedAt }) => [id, joinedAt]));
  const direct = new Map<string, string>();
  for (const place of places) {
    const { child, parent, since, until } = place;
    if (place.tree !== tree) continue;
    const begun = since === null || since < now || since <= joined.get(child)!;
    const lasts = until === null || (until >= now && (since === null || until > since));
    if (begun && lasts) direct.set(child, parent);
  }
  const here = (id: string) => joined.get(id)! < now;
  const parents = new Map<string, string>();
  const children = new Map<string, string[]>();
  for (const { id } of people.filter((one) => here(one.id))) {
    let above = direct.get(id);
    while (above !== undefined && !here(above)) above = direct.get(above);
    if (above === undefined) continue;
    parents.set(id, above);
    children.set(above, [...(children.get(above) ?? []), id]);
  }
  return { parents, children, cut };
}

/** Everybody in the leg of this head, the head first, groups of leaders who are cut left out. */
export function legOf({ children, cut }: TreeView, head: string): string[] {
  if (cut.has(head)) return [];
  const found = [head];
  for (let at = 0; at < found.length; at++) {
    for (const child of children.get(found[at]!) ?? []) if (!cut.has(child)) found.push(child);
  }
  return found;
}

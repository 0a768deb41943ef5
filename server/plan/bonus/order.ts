/** In which order bonuses are settled that read each other's results. */

/**
 * Each after those that it reads, otherwise as listed; `waiting` are those that can never be settled
 * because they wait for each other, in a circle or behind one. An id that is not listed is no wait.
 */
export function inOrder<B extends { id: string }>(
  bonuses: readonly B[],
  after: (bonus: B) => readonly string[],
): { ordered: B[]; waiting: B[] } {
  const ordered: B[] = [];
  let waiting = [...bonuses];
  for (;;) {
    const next = waiting.find((one) => !after(one).some((id) => waiting.some((w) => w.id === id)));
    if (next === undefined) return { ordered, waiting };
    ordered.push(next);
    waiting = waiting.filter((one) => one !== next);
  }
}

/**
 * Bonuses in their order, in groups that may be settled beside each other: none reads another of its group, and who must
 * be `alone` is.
 */
export function besideEachOther<B extends { id: string }>(
  ordered: readonly B[],
  after: (bonus: B) => readonly string[],
  alone: (bonus: B) => boolean,
): B[][] {
  const groups: B[][] = [];
  for (const bonus of ordered) {
    const group = groups.at(-1);
    const apart =
      group === undefined ||
      [bonus, ...group].some(alone) ||
      group.some(({ id }) => after(bonus).includes(id));
    if (apart) groups.push([bonus]);
    else group.push(bonus);
  }
  return groups;
}

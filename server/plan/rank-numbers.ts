/**
 * By id, the number that each rank of one ladder has on another: sheets hold numbers, which a rank put in below or
 * between shifts.
 *
 * `from` and `to` are ids of ranks, the lowest first. The answer is indexed by the number on `from`, 0 (no rank) first;
 * a rank that `to` lacks is the next lower one that it has.
 */
export function numbersOf(from: readonly string[], to: readonly string[]): number[] {
  const numbers = [0];
  for (const id of from) {
    const place = to.indexOf(id);
    numbers.push(place < 0 ? numbers.at(-1)! : place + 1);
  }
  return numbers;
}

/** The ids of a plan's ranks, by number. */
export function rankIdsOf({ ranks }: { ranks: readonly { id: string }[] }): string[] {
  return ranks.map(({ id }) => id);
}

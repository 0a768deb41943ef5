/**
 * The known word that somebody probably meant.
 */

/** The nearest known word, at most two letters (one in short words) away; null if none is. */
export function nearWord(written: string, known: readonly string[]): string | null {
  if (written.length > 60) return null;
  const far = written.length <= 3 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = far + 1;
  for (const word of known) {
    const distance = lettersApart(written.toLowerCase(), word.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [word, distance];
  }
  return best;
}

/** ` Did you mean "gold"?`, or nothing: to be put behind a sentence. */
export function didYouMean(written: string, known: readonly string[]): string {
  const word = nearWord(written, known);
  return word === null ? "" : ` Did you mean "${word}"?`;
}

/** Levenshtein's distance: letters inserted, removed or replaced. */
function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** Rows to batches, batches to writers. */

/** Collects the rows that `pick` keeps into batches of a size, in their order. */
export async function* batchesOf<S, T>(
  chunks: AsyncIterable<S[]>,
  size: number,
  pick: (row: S) => T | null,
): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const chunk of chunks) {
    for (const row of chunk) {
      const picked = pick(row);
      if (picked === null) continue;
      batch.push(picked);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/**
 * Lets several writers take batches from one source until it is empty; each writes one batch at a
 * time. The first error ends all of them, after the batches under way.
 */
export async function writeBatches<B>(
  source: AsyncIterable<B>,
  writers: number,
  write: (batch: B, writer: number, number: number) => Promise<void>,
): Promise<void> {
  const batches = source[Symbol.asyncIterator]();
  let taken = 0;
  let failed = false;
  const work = async (writer: number) => {
    for (;;) {
      const next = failed ? { done: true as const, value: undefined } : await batches.next();
      if (next.done === true) return;
      taken += 1;
      try {
        await write(next.value, writer, taken);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: writers }, (_, n) => work(n)));
  if (failed) await batches.return?.();
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

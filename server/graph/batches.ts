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

/** Rows that are all there already, as `batchesOf` takes them. */
export async function* inOneChunk<T>(rows: T[]): AsyncGenerator<T[]> {
  yield rows;
}

/**
 * Lets several writers take batches from one source until it is empty; each writes one batch at a
 * time, and the batch after those is made meanwhile. The first error ends all of them, after the
 * batches under way.
 */
export async function writeBatches<B>(
  source: AsyncIterable<B> | Iterable<B>,
  writers: number,
  write: (batch: B, writer: number, number: number) => Promise<void>,
): Promise<void> {
  const take = oneAhead(each(source));
  let taken = 0;
  let failed = false;
  const work = async (writer: number) => {
    for (;;) {
      const next = failed ? { done: true as const, value: undefined } : await take.next();
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
  if (failed) await take.end();
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/** A source whose next batch is always asked for before it is wanted. */
function oneAhead<B>(batches: AsyncIterator<B>) {
  const ask = () => {
    const asked = batches.next();
    // Whoever takes it hears of the error; it may come before that.
    asked.catch(() => undefined);
    return asked;
  };
  let ahead = ask();
  return {
    next: () => {
      const next = ahead;
      ahead = ask();
      return next;
    },
    end: async () => {
      await batches.return?.();
    },
  };
}

async function* each<B>(source: AsyncIterable<B> | Iterable<B>): AsyncGenerator<B> {
  yield* source;
}

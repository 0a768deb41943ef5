/**
 * What moved, told from the process that follows to all that have pages open.
 *
 * It goes through the queue's store and may be lost with it: a page asks for its figures whenever it connects, so
 * nothing but a moment is lost.
 */
import type { WorkerQueue } from "../queue/bull-queue.ts";

/** What was brought up to date; `people` null: everybody's figures may have moved. */
export interface Tidings {
  periodId: string | null;
  people: string[] | null;
}

/** The topic under which tidings are published in a process that has pages. */
export const MOVED = "moved";
/** Of more people than this it is told that everybody's figures moved. */
const PEOPLE_MAX = 5_000;

/** Tells every process that listens. */
export function tellTidings(
  queue: Pick<WorkerQueue, "tell">,
  tidings: readonly Tidings[],
): Promise<void> {
  const told = tidings.map(({ periodId, people }) => ({
    periodId,
    people: people !== null && people.length > PEOPLE_MAX ? null : people,
  }));
  return queue.tell(JSON.stringify(told));
}

/** Calls `hear` for everything that is told from now on. */
export function hearTidings(
  queue: Pick<WorkerQueue, "hear">,
  hear: (tidings: Tidings) => void,
): void {
  queue.hear((text) => {
    for (const one of JSON.parse(text) as Tidings[]) hear(one);
  });
}

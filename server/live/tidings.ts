/**
 * What moved, told from the process that follows to all that have pages open.
 *
 * It goes through the queue's store and may be lost with it: a page asks for its figures whenever it connects, so
 * nothing but a moment is lost.
 */
import type { Redis } from "ioredis";

/** What was brought up to date; `people` null: everybody's figures may have moved. */
export interface Tidings {
  periodId: string | null;
  people: string[] | null;
}

/** The topic under which tidings are published in a process that has pages. */
export const MOVED = "moved";
const CHANNEL = "heartwood:tidings";
/** Of more people than this it is told that everybody's figures moved. */
const PEOPLE_MAX = 5_000;

/** Tells every process that listens. */
export async function tellTidings(redis: Redis, tidings: readonly Tidings[]): Promise<void> {
  const told = tidings.map(({ periodId, people }) => ({
    periodId,
    people: people !== null && people.length > PEOPLE_MAX ? null : people,
  }));
  await redis.publish(CHANNEL, JSON.stringify(told));
}

/** Calls `hear` for everything that is told from now on; the answer ends it. */
export async function hearTidings(
  redis: Redis,
  hear: (tidings: Tidings) => void,
): Promise<() => void> {
  const own = redis.duplicate();
  own.on("message", (_channel: string, text: string) => {
    for (const one of JSON.parse(text) as Tidings[]) hear(one);
  });
  own.on("error", () => undefined); // the queue's own connection tells of a store that is gone
  await own.subscribe(CHANNEL);
  return () => own.disconnect();
}

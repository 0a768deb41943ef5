/** A part of the running platform that is started again when it ends without having been asked to. */
import { pause } from "../provision/place.ts";
import type { Progress } from "../provision/process.ts";

/** Something that runs until it is stopped or crashes. */
export interface Running {
  stop(): Promise<unknown>;
}

/** How to start a part; it calls `crashed` with the exit code when the part ends by itself. */
export type StartPart<T extends Running> = (crashed: (code: number) => void) => Promise<T>;

/** A part with its present process. */
export interface KeptAlive<T extends Running> {
  current: T;
  stop(): Promise<void>;
}

const firstWaitMs = 500;
const longestWaitMs = 30_000;
const settledMs = 60_000;

/** Starts a part, whose first start may fail, and from then on starts it again, waiting longer each time. */
export async function keepAlive<T extends Running>(
  name: string,
  start: StartPart<T>,
  announce: Progress,
): Promise<KeptAlive<T>> {
  let stopping = false;
  let wait = firstWaitMs;
  let startedAt = performance.now();

  const crashed = (code: number): void => {
    if (!stopping) void restart(`ended with code ${code}`);
  };
  const restart = async (reason: string): Promise<void> => {
    if (performance.now() - startedAt > settledMs) wait = firstWaitMs;
    announce(`${name} ${reason}; starting it again in ${wait / 1000} s`);
    await pause(wait);
    wait = Math.min(wait * 2, longestWaitMs);
    if (stopping) return;
    startedAt = performance.now();
    try {
      part.current = await start(crashed);
      announce(`${name} runs again`);
    } catch (error) {
      if (!stopping)
        await restart(`did not start (${error instanceof Error ? error.message : ""})`);
    }
  };

  const part: KeptAlive<T> = {
    current: await start(crashed),
    stop: async () => {
      stopping = true;
      await part.current.stop();
    },
  };
  return part;
}

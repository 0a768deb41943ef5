/** Counts sign-in attempts in Redis, over all web processes; in memory while Redis does not answer. */
import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { AttemptLimiter } from "../gql/context.ts";

const WINDOW_SECONDS = 15 * 60;
/** Wrong passwords of one address in that time. */
const PER_EMAIL = 10;
/** Wrong passwords from one place in that time. */
const PER_PLACE = 100;

/** Limits by e-mail address and by the client's place. */
export function attemptLimiter(redis: Redis): AttemptLimiter {
  const limiter = (points: number, keyPrefix: string) =>
    new RateLimiterRedis({
      storeClient: redis,
      points,
      duration: WINDOW_SECONDS,
      keyPrefix: `heartwood:${keyPrefix}`,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory({ points, duration: WINDOW_SECONDS }),
    });
  const byEmail = limiter(PER_EMAIL, "sign-in-email");
  const byPlace = limiter(PER_PLACE, "sign-in-place");
  const of = (key: string) => (key.startsWith("email:") ? byEmail : byPlace);
  return {
    take: async (key) => {
      try {
        await of(key).consume(key);
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
        throw refused;
      }
    },
    forgive: async (key) => {
      await of(key).delete(key);
    },
  };
}

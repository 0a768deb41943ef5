/** The retail throttle in the plan: a seller's own use counts only up to a share of what he sells. */
import type { PlanReader } from "./text/plan-reader.ts";
import { choice, mapping, ref, type Schema } from "./text/schema-parts.ts";

export interface Throttle {
  /** ppm. */
  share: bigint;
  /** sold: of own and customers' volume together; counted: own use is at most this share of what counts. */
  of: "sold" | "counted";
}

export interface RawThrottle {
  share: string;
  of: "sold" | "counted";
}

const ONE = 1_000_000n;

/** The key of the plan's head. */
export function throttleSchema(): Schema {
  return mapping("how far own use counts: { share: 30%, of: sold }", {
    share: ref("rate"),
    of: choice("what the share is taken of", "sold", "counted"),
  });
}

/** The throttle from the text; null: own use counts without limit. */
export function typeThrottle(reader: PlanReader, raw: RawThrottle | undefined): Throttle | null {
  if (raw === undefined) return null;
  const share = reader.rate(["throttle", "share"], raw.share);
  if (share === ONE) {
    const message = "All own use counts at 100 %; leave throttle out, or write a lower share.";
    reader.refuse(["throttle", "share"], message);
  }
  return { share, of: raw.of };
}

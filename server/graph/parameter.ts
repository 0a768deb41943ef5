/** Turns our values into what Neo4j stores: whole numbers and bigint become INTEGER, never FLOAT. */
import neo4j from "neo4j-driver";

/**
 * A parameter, ready to be sent. Whole JavaScript numbers become INTEGER; a fraction, NaN or an
 * unsafe number is refused by an assertion, since no query of ours takes FLOAT.
 */
export function toParameter(value: unknown): unknown {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new Error(`Not a whole number: ${value}`);
    return neo4j.int(value);
  }
  if (typeof value === "bigint") return fromBigint(value);
  if (value === undefined) return null;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(toParameter);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toParameter(item)]));
}

/** The driver would turn each bigint into a text and back; most are small enough to be handed over as they are. */
function fromBigint(value: bigint): unknown {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
    ? neo4j.int(Number(value))
    : value;
}

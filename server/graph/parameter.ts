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
  if (value === undefined) return null;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(toParameter);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toParameter(item)]));
}

/**
 * One fingerprint for one meaning: comments, key order and 1.0 for 1.00 do not change it.
 */
import { createHash } from "node:crypto";
import type { Plan } from "./plan.ts";

/** SHA-256 (64 hexadecimal digits) of the typed plan; only equal plans have equal ones. */
export function planHash(plan: Plan): string {
  return createHash("sha256").update(canonical(plan)).digest("hex");
}

/** JSON with sorted keys and no blanks; absent keys are left out, bigints are plain integers. */
export function canonical(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(",")}}`;
}

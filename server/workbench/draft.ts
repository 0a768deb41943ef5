/**
 * A draft of the next version of a plan: written by one, tried on its cases, and published by two.
 *
 * A draft is open, then proposed, then published or discarded; a proposed one that is sent back is
 * open again. What is proposed is not written on, so the second person approves what he has read.
 */
import { createHash } from "node:crypto";
import type { ApproverRole } from "../period/approval.ts";

export type DraftState = "open" | "proposed" | "published" | "discarded";

/** Who does something with a draft. */
export interface Actor {
  id: string;
  name: string;
  role: ApproverRole;
}

/** What a service answers instead of doing what was asked. */
export interface Refused {
  refused: string;
  message: string;
}

/** A refusal as a value. */
export function refuse(refused: string, message: string): Refused {
  return { refused, message };
}

/** Most characters of a draft; a plan of a hundred ranks and fifty bonuses has a tenth of that. */
export const TEXT_MAX = 200_000;

/** sha256 (hex) of a text: what an approval binds to, and what cases were tried against. */
export function textHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** sha256 (hex) of the cases that somebody is held to, in whatever order they were read. */
export function casesHash(cases: readonly { name: string; hash: string }[]): string {
  const rows = cases.map(({ name, hash }) => `${name}\0${hash}`).sort();
  return textHash(rows.join("\n"));
}

/** Whether a text says why: 3 to 2,000 characters. */
export function isReason(text: string): boolean {
  const { length } = text.trim();
  return length >= 3 && length <= 2_000;
}

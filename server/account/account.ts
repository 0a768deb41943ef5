/** Rules of signing in: pure, without the graph. */
import { createHash, randomBytes } from "node:crypto";
import type { Role } from "../gql/role.ts";

/** How long a session lasts, in milliseconds: a working day. */
export const SESSION_MS = 12 * 60 * 60 * 1000;

/** Passwords shorter than this are refused, longer than this are not hashed. */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 256;

/** Somebody who can sign in. */
export interface NewUser {
  id: string;
  email: string;
  name: string;
  password: string;
  roles: Role[];
  distributorId: string | null;
}

/** A fresh session token; only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the graph keeps of a token. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Addresses are compared without case and surrounding blanks. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

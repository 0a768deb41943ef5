/**
 * Signing in and out.
 *
 * Passwords are argon2 hashes; a session is a random token in a cookie, its SHA-256 in the graph.
 * An unknown address costs as much time as a wrong password, so neither can be told from the other.
 */
import { hash, verify } from "@node-rs/argon2";
import type { Graph } from "../graph/graph.ts";
import type { AttemptLimiter, SignedIn } from "../gql/context.ts";
import type { Role } from "../gql/role.ts";
import { newToken, normalEmail, PASSWORD_MAX, SESSION_MS, tokenHash } from "./account.ts";
import type { NewUser } from "./account.ts";
import * as store from "./account.store.ts";

export interface AccountDeps {
  graph: Graph;
  clock: () => number;
}

export type SignInAnswer =
  | { user: SignedIn; token: string; expiresAt: number }
  | { refused: "wrong_credentials" }
  | { refused: "too_many_attempts"; seconds: number };

/** The hash of a password that nobody has: verified against when the address is unknown. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$" +
  "6XvrVxjBkrKPMC2a4kVnMT0RmWsQvS5V0vjR0nQz8Wk";

/** Opens a session; refused for wrong credentials and after too many attempts. */
export async function signIn(
  deps: AccountDeps & { attempts: AttemptLimiter },
  input: { email: string; password: string; address: string },
): Promise<SignInAnswer> {
  const email = normalEmail(input.email).slice(0, 320);
  const keys = [`address:${input.address}`, `email:${email}`];
  for (const key of keys) {
    const seconds = await deps.attempts.take(key);
    if (seconds > 0) return { refused: "too_many_attempts", seconds };
  }
  const row = await store.credentialsOf(deps.graph, email);
  const usable = input.password.length <= PASSWORD_MAX;
  const right = usable && (await verify(row?.passwordHash ?? NOBODY, input.password));
  if (!row || !right) return { refused: "wrong_credentials" };
  await deps.attempts.forgive(`email:${email}`);
  const token = newToken();
  const now = deps.clock();
  const expiresAt = now + SESSION_MS;
  await store.saveSession(deps.graph, {
    tokenHash: tokenHash(token),
    userId: row.id,
    expiresAt,
    now,
  });
  return { user: signedInOf(row), token, expiresAt };
}

/** Ends a session; one that is gone already is fine. */
export async function signOut(deps: AccountDeps, token: string): Promise<void> {
  await store.endSession(deps.graph, tokenHash(token));
}

/** Who has this token; null when nobody has or the session has expired. */
export async function whoHas(deps: AccountDeps, token: string): Promise<SignedIn | null> {
  const row = await store.userOfSession(deps.graph, tokenHash(token), deps.clock());
  return row && signedInOf(row);
}

/** Makes accounts, or brings those of the same id to this state. */
export async function saveUsers(deps: AccountDeps, users: readonly NewUser[]): Promise<void> {
  for (const { password, ...user } of users) {
    await store.saveUser(deps.graph, {
      ...user,
      email: normalEmail(user.email),
      passwordHash: await hash(password),
    });
  }
}

function signedInOf(row: store.UserRow): SignedIn {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles as Role[],
    distributorId: row.distributorId,
  };
}

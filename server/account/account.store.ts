/** Accounts and sessions in the graph. */
import type { Graph } from "../graph/graph.ts";

export interface UserRow {
  [key: string]: unknown;
  id: string;
  email: string;
  name: string;
  roles: string[];
  distributorId: string | null;
}

export async function credentialsOf(
  graph: Graph,
  email: string,
): Promise<(UserRow & { passwordHash: string }) | null> {
  const rows = await graph.read<UserRow & { passwordHash: string }>("account/credentials", {
    email,
  });
  return rows[0] ?? null;
}

export async function saveSession(
  graph: Graph,
  session: { tokenHash: string; userId: string; expiresAt: number; now: number },
): Promise<void> {
  await graph.write("account/start-session", { ...session });
}

export async function endSession(graph: Graph, tokenHash: string): Promise<void> {
  await graph.write("account/end-session", { tokenHash });
}

export async function userOfSession(
  graph: Graph,
  tokenHash: string,
  now: number,
): Promise<UserRow | null> {
  const [row] = await graph.read<UserRow>("account/user-of-session", { tokenHash, now });
  return row ?? null;
}

export async function saveUser(
  graph: Graph,
  user: UserRow & { passwordHash: string },
): Promise<void> {
  await graph.write("account/save-user", { ...user });
}

export function usersById(graph: Graph, ids: readonly string[]): Promise<UserRow[]> {
  return graph.read("account/users-by-id", { ids: [...ids] });
}

/** Staff to whom cases can be given. */
export function colleagues(graph: Graph): Promise<UserRow[]> {
  return graph.read("account/colleagues");
}

/** Builds the context of a request: who asks, by the session's cookie, and what he may see. */
import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import DataLoader from "dataloader";
import type { Request, Response } from "express";
import { whoHas } from "../account/account.service.ts";
import type { Effects } from "../exception/exception.service.ts";
import { visibleAmong } from "../genealogy/genealogy.reader.ts";
import type { Graph } from "../graph/graph.ts";
import { type AttemptLimiter, type Context, seesEverybody } from "../gql/context.ts";
import type { PlanVersion } from "../period/plan-version.ts";
import type { JobQueue } from "../queue/queue.ts";
import { companyBook } from "./book.ts";

export const SESSION_COOKIE = "heartwood_session";

/** What the web server has, once a process. */
export interface ApiDeps {
  graph: Graph;
  clock: () => number;
  jobs: JobQueue;
  signInAttempts: AttemptLimiter;
  effects: Effects;
  plans: () => Promise<PlanVersion[]>;
}

/** The context of one request. */
export async function contextOf(
  deps: ApiDeps,
  request: Request,
  response: Response,
): Promise<Context> {
  const options = { httpOnly: true, sameSite: "lax", secure: request.secure, path: "/" } as const;
  return contextFor(deps, request, request.ip, {
    set: (value, expiresAt) => {
      response.cookie(SESSION_COOKIE, value, { ...options, expires: new Date(expiresAt) });
    },
    clear: () => {
      response.clearCookie(SESSION_COOKIE, options);
    },
  });
}

/** The context of a connection that stays: nobody signs in or out over it. */
export function askedBy(deps: ApiDeps, request: IncomingMessage): Promise<Context> {
  const never = () => assert.fail("no session begins or ends over a connection that stays");
  return contextFor(deps, request, request.socket.remoteAddress, { set: never, clear: never });
}

async function contextFor(
  deps: ApiDeps,
  { headers }: IncomingMessage,
  address: string | undefined,
  cookie: Pick<Context["session"], "set" | "clear">,
): Promise<Context> {
  const token = cookieOf(headers.cookie, SESSION_COOKIE);
  const context: Context = {
    graph: deps.graph,
    clock: deps.clock,
    jobs: deps.jobs,
    signInAttempts: deps.signInAttempts,
    effects: deps.effects,
    viewer: token === null ? null : await whoHas(deps, token),
    book: companyBook(deps.graph, deps.plans),
    session: { token, ...cookie },
    address: address ?? "unknown",
    mayView: (distributorId) => sight.load(distributorId),
  };
  const sight = new DataLoader<string, boolean>((ids) => visible(context, ids));
  return context;
}

/** Staff see everybody; a distributor himself and whom the live tree has below him; others nobody. */
async function visible(context: Context, ids: readonly string[]): Promise<boolean[]> {
  if (seesEverybody(context)) return ids.map(() => true);
  const viewerId = context.viewer?.distributorId;
  if (!viewerId || !context.viewer?.roles.includes("distributor")) return ids.map(() => false);
  const tree = (await context.book.newestPlan())?.plan.volume.tree ?? "sponsor";
  const seen = await visibleAmong(context.graph, tree, viewerId, ids);
  return ids.map((id) => seen.has(id));
}

/** One cookie of a header; null when it is not there. */
export function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name && value.length > 0) return value.join("=");
  }
  return null;
}

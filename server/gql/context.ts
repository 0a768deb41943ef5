/**
 * What a request knows: who asks, and the few things that every resolver may use.
 *
 * The context is built by server/api for each request; rooms attach their batching loaders to it
 * with `perRequest`, so nothing read for one person is ever given to another.
 */
import type { Effects } from "../exception/exception.service.ts";
import type { Graph } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";
import type { JobQueue } from "../queue/queue.ts";
import type { Role } from "./role.ts";

/** The signed-in person. */
export interface SignedIn {
  id: string;
  email: string;
  name: string;
  roles: Role[];
  /** Set for a distributor: his own person. */
  distributorId: string | null;
}

export interface PlanInForce {
  id: string;
  plan: Plan;
}

/** What the company is about; read once a request. */
export interface CompanyBook {
  /** The newest plan version; null before the first import. */
  newestPlan(): Promise<PlanInForce | null>;
  /** The plan version under which a period is computed. */
  planOfPeriod(periodId: string): Promise<PlanInForce | null>;
  /** The plan version under which a sheet is computed: its period's close, or a revision. */
  planOfSheet(sheet: string): Promise<PlanInForce | null>;
  /** The sheet that pages use for a period; null when there is no such period. */
  sheetOfPeriod(periodId: string): Promise<string | null>;
  /** The newest period of the calendar that settles ranks; null before the first import. */
  newestPeriodId(): Promise<string | null>;
}

/** The cookie of the session that asks. */
export interface SessionCookie {
  token: string | null;
  set(token: string, expiresAt: number): void;
  clear(): void;
}

/** Counts attempts by key, over all web processes. */
export interface AttemptLimiter {
  /** Counts one attempt; 0 when it is allowed, else the seconds to wait. */
  take(key: string): Promise<number>;
  /** Forgets the attempts of a key. */
  forgive(key: string): Promise<void>;
}

export interface Context {
  graph: Graph;
  /** Epoch milliseconds. */
  clock: () => number;
  jobs: JobQueue;
  viewer: SignedIn | null;
  book: CompanyBook;
  session: SessionCookie;
  signInAttempts: AttemptLimiter;
  /** What the actions of exceptions do, by action id. */
  effects: Effects;
  /** The client's address, for counting attempts. */
  address: string;
  /** Whether the viewer may see this distributor; the live tree is asked. */
  mayView(distributorId: string): Promise<boolean>;
}

/** Whether the viewer has one of these roles. */
export function hasRole(context: Context, ...roles: Role[]): boolean {
  return roles.some((role) => context.viewer?.roles.includes(role) ?? false);
}

/** Operations and finance see the whole company's people. */
export function seesEverybody(context: Context): boolean {
  return hasRole(context, "operations", "finance");
}

/** Something made at its first use in a request and kept for its rest, such as a loader. */
export function perRequest<T>(make: (context: Context) => T): (context: Context) => T {
  const made = new WeakMap<Context, T>();
  return (context) => {
    const known = made.get(context);
    if (known !== undefined) return known;
    const fresh = make(context);
    made.set(context, fresh);
    return fresh;
  };
}

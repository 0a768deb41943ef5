/**
 * A whole platform for stories through HTTP: the run's own Neo4j and queue, emptied, a small company,
 * the web server and a worker, all in this process and at a clock of the test's own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveUsers } from "../../server/account/account.service.ts";
import type { NewUser } from "../../server/account/account.ts";
import { attemptLimiter } from "../../server/api/attempts.ts";
import { planShelf } from "../../server/api/book.ts";
import { exceptionEffects } from "../../server/api/effects.ts";
import { startWeb } from "../../server/api/http.ts";
import { type Graph, openGraph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { importCompany } from "../../server/import/import.service.ts";
import { computeOpenPeriods } from "../../server/live/live.service.ts";
import { newestPlan, storePlanVersion } from "../../server/period/plan-version.ts";
import { openQueue } from "../../server/queue/bull-queue.ts";
import { startWorker } from "../../server/worker.ts";
import { companyFolder, type CompanyText } from "./company-folder.ts";
import { testEnvironment } from "./environment.ts";

/** Removes everything of a test database, so that a story starts from nothing. */
export async function emptyGraph(graph: Graph): Promise<void> {
  await graph.schema("MATCH (n) WHERE NOT n:Migration DETACH DELETE n");
}

export interface Answer {
  /** What the query asked for; a story knows its shape. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  errors?: { message: string; extensions?: { code?: string } }[];
  status: number;
}

/** Somebody who asks; keeps his cookie. */
export interface Client {
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  cookie: string | null;
  url: string;
}

interface Deps {
  graph: Graph;
  clock: () => number;
}

export interface ApiPlatform {
  url: string;
  graph: Graph;
  clock: () => number;
  client(): Client;
  signedIn(email: string): Promise<Client>;
  stop(): Promise<void>;
}

export const PASSWORD = "a long enough password";

/** The four roles, and whoever else a story needs. */
export function person(
  id: string,
  role: NewUser["roles"][number],
  distributorId: string | null = null,
): NewUser {
  const email = `${id}@heartwood.example`;
  return { id, email, name: id, password: PASSWORD, roles: [role], distributorId };
}

/** Starts it all; `stop` ends it. */
export async function startApi(input: {
  /** The plan and the tables, or whatever brings a company into the empty database. */
  company: { plan: string; tables: CompanyText } | ((deps: Deps) => Promise<unknown>);
  users: NewUser[];
  now: number;
  /** The built GraphiQL, for a platform in development mode. */
  graphiqlDist?: string;
}): Promise<ApiPlatform> {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password, redisUrl } = testEnvironment();
  const graph = openGraph({ uri, user, password });
  const started = performance.now();
  const clock = () => input.now + Math.floor(performance.now() - started);
  const deps = { graph, clock };
  await emptyGraph(graph);
  await migrate(graph);
  const folder = mkdtempSync(join(tmpdir(), "heartwood-api-"));
  if (typeof input.company === "function") await input.company(deps);
  else await bringIn(deps, input.company, join(folder, "company"));
  await saveUsers(deps, input.users);
  await computeOpenPeriods(deps);
  const failures: unknown[] = [];
  const report = (error: unknown) => void failures.push(error);
  const queue = openQueue(redisUrl, report);
  await queue.redis.flushall();
  const dataDir = join(folder, "data");
  const worker = await startWorker({ graph, clock, queue, dataDir, report });
  const plans = planShelf(graph, clock);
  const web = await startWeb(
    {
      ...deps,
      plans,
      report,
      queue,
      jobs: queue,
      signInAttempts: attemptLimiter(queue.redis),
      effects: exceptionEffects({ ...deps, plans }),
      dataDir,
      webDist: null,
      development: input.graphiqlDist !== undefined,
      graphiqlDist: input.graphiqlDist,
    },
    { host: "127.0.0.1", port: 0 },
  );
  const url = `http://127.0.0.1:${web.port}`;
  const client = () => clientOf(url);
  return {
    url,
    graph,
    clock,
    client,
    signedIn: (email) => signedIn(url, email),
    stop: async () => {
      await web.stop();
      await worker.stop();
      await queue.close();
      await graph.close();
      rmSync(folder, { recursive: true, force: true });
      if (failures.length > 0) throw new AggregateError(failures, "Something failed on our side.");
    },
  };
}

/** Brings a company into an empty database that has its schema. */
export async function bringIn(
  deps: Deps,
  company: { plan: string; tables: CompanyText },
  folder: string,
): Promise<void> {
  const stored = await storePlanVersion(deps, company.plan);
  if (!stored.ok) throw new Error(JSON.stringify(stored.faults));
  const { plan } = (await newestPlan(deps.graph))!;
  const source = companyFolder(folder, company.tables);
  const outcome = await importCompany(deps, { source, plan, mode: "company", actorId: "setup" });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
}

export const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(email: $email, password: $password) { __typename ... on Refusal { message } }
}`;

/** Somebody of the story, signed in at a web server. */
export async function signedIn(url: string, email: string): Promise<Client> {
  const one = clientOf(url);
  const answer = await one.ask(SIGN_IN, { email, password: PASSWORD });
  if (answer.data?.signIn.__typename !== "Viewer") throw new Error(JSON.stringify(answer));
  return one;
}

function clientOf(url: string): Client {
  const client: Client = {
    cookie: null,
    url,
    ask: async (query, variables = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(client.cookie === null ? {} : { cookie: client.cookie }),
        },
        body: JSON.stringify({ query, variables }),
      });
      const set = response.headers.get("set-cookie");
      if (set !== null) client.cookie = set.split(";")[0] ?? null;
      const body = (await response.json()) as Omit<Answer, "status">;
      return { ...body, status: response.status };
    },
  };
  return client;
}

/** Asks until the answer is as wanted; fails after the time. */
export async function until<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  ms = 60_000,
): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (performance.now() > end) throw new Error(`It did not come: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

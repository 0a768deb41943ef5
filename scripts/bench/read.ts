/**
 * `npm run bench -- read [--distributors N]... [--chain N]`: how long the reads of pages take over HTTP while fifty readers ask
 * once a second each, every one of people chosen at random.
 *
 * The web server runs in this process, so its time and the readers' are in every figure; figures of the open period are computed
 * beforehand, and nobody sells meanwhile.
 */
import { setTimeout as pause } from "node:timers/promises";
import { saveUsers } from "../../server/account/account.service.ts";
import { attemptLimiter } from "../../server/api/attempts.ts";
import { planShelf } from "../../server/api/book.ts";
import { exceptionEffects } from "../../server/api/effects.ts";
import { startWeb } from "../../server/api/http.ts";
import type { Graph } from "../../server/graph/graph.ts";
import { computeOpenPeriods } from "../../server/live/live.service.ts";
import { openQueue } from "../../server/queue/bull-queue.ts";
import { distributorId, nameOf, seeded } from "../../tests/support/big-company.ts";
import { startQueue } from "../provision/queue.ts";
import { readSizes } from "./sizes.ts";
import { buildCompany, clock, openCompany, say, withStore, type Used } from "./store.ts";
import { ratio, usageTable } from "./table.ts";

const USAGE = "Usage: npm run bench -- read [--distributors N]... [--chain N]";
const SIZES = [10_000];
const READERS = 50;
const SECONDS = 6;

interface Read {
  query: string;
  /** Only of so many who came first: they have most people below them. */
  leaders?: number;
}

/** What pages ask, by what it is called in the table. */
const READS: Record<string, Read> = {
  "four levels below, 200 people": {
    query: `query ($id: ID!) {
      distributor(id: $id) { downline(tree: SPONSOR, levels: 4, first: 200) { id name status } }
    }`,
  },
  "the way up": {
    query: `query ($id: ID!) {
      distributor(id: $id) { upline(tree: SPONSOR, first: 100) { id name } }
    }`,
  },
  "search by name": {
    query: `query ($text: String!) { searchDistributors(text: $text, first: 20) { id name } }`,
  },
  "a person with his standing": {
    query: `query ($id: ID!) {
      distributor(id: $id) { id name childCount(tree: SPONSOR)
        standing { personalVolume groupVolume totalVolume active paidAs { id name } } }
    }`,
  },
  "a page of legs by volume": {
    query: `query ($id: ID!) {
      distributor(id: $id) { children(tree: SPONSOR, first: 20) { nodes { id name standing { totalVolume } } } }
    }`,
  },
  "nearest to a rank, below leaders": {
    query: `query ($id: ID!) {
      distributor(id: $id) { nearestToRank(first: 20) { reached rank { id } distributor { id name } } }
    }`,
    leaders: 50,
  },
};

interface Measured {
  size: number;
  /** Read -> milliseconds of each, ascending. */
  waits: Map<string, number[]>;
  used: Used;
}

/** Reads from a company of each size on a store of its own and answers the table. */
export async function benchRead(argv: string[]): Promise<string> {
  const all: Measured[] = [];
  const { sizes, chain } = readSizes(argv, SIZES, USAGE);
  for (const size of sizes) all.push(await measure(size, chain));
  const quantiles: [string, number][] = [
    ["half within", 0.5],
    ["99 % within", 0.99],
  ];
  const rows = Object.keys(READS).flatMap((name) =>
    quantiles.map(([words, part]) => {
      const found = all.map(({ waits }) => at(waits.get(name) ?? [], part));
      return [
        `${name}, ${words}`,
        ...found.map((millis) => `${millis.toFixed(1)} ms`),
        ratio(found),
      ];
    }),
  );
  return usageTable(`${READERS} readers, one request a second each`, all, rows);
}

function measure(size: number, chain: number | undefined): Promise<Measured> {
  return withStore(async ({ graph, folder, used }) => {
    await openCompany(graph, await buildCompany(folder, size, chain));
    say("computing the open period");
    await computeOpenPeriods({ graph, clock });
    return withServer(graph, folder, async (ask) => {
      const waits = new Map<string, number[]>();
      for (const [name, read] of Object.entries(READS)) {
        say(name);
        await readers(size, read, ask, 2);
        waits.set(
          name,
          (await readers(size, read, ask, SECONDS)).sort((a, b) => a - b),
        );
      }
      return { size, waits, used: used() };
    });
  });
}

type Ask = (query: string, variables: Record<string, unknown>) => Promise<unknown>;

const ACCOUNT = { email: "reader@heartwood.example", password: "the readers of a benchmark" };

/** Serves the store, signed in as somebody of operations. */
async function withServer<R>(
  graph: Graph,
  folder: string,
  work: (ask: Ask) => Promise<R>,
): Promise<R> {
  const store = await startQueue({ dataDir: `${folder}/queue` });
  const queue = openQueue(store.url, () => undefined);
  const deps = { graph, clock };
  await saveUsers(deps, [
    { id: "reader", name: "Reader", roles: ["operations"], distributorId: null, ...ACCOUNT },
  ]);
  const plans = planShelf(graph, clock);
  const web = await startWeb(
    {
      ...{ graph, clock, plans, queue, jobs: queue, dataDir: folder, webDist: null },
      ...{ development: false, signInAttempts: attemptLimiter(queue.redis) },
      effects: exceptionEffects({ graph, clock, plans }),
      report: (error) => say(String(error)),
    },
    { host: "127.0.0.1", port: 0 },
  );
  try {
    return await work(await signedIn(`http://127.0.0.1:${web.port}/graphql`));
  } finally {
    await web.stop();
    await queue.close();
    await store.stop();
  }
}

async function signedIn(url: string): Promise<Ask> {
  let cookie = "";
  const post = (query: string, variables: Record<string, unknown>) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ query, variables }),
    });
  const signIn = `mutation ($email: String!, $password: String!) {
    signIn(email: $email, password: $password) { __typename }
  }`;
  const answer = await post(signIn, ACCOUNT);
  cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  return async (query, variables) => {
    const { data, errors } = (await (await post(query, variables)).json()) as {
      data?: unknown;
      errors?: unknown;
    };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };
}

/** Every reader asks once a second, begun at another moment of it; answers what each request took, ms. */
async function readers(
  size: number,
  { query, leaders = size }: Read,
  ask: Ask,
  seconds: number,
): Promise<number[]> {
  const random = seeded(7);
  const waits: number[] = [];
  const reader = async (number: number) => {
    const begun = performance.now() + (number / READERS) * 1_000;
    for (let second = 0; second < seconds; second += 1) {
      await pause(Math.max(0, begun + second * 1_000 - performance.now()));
      const somebody = Math.floor(random() * leaders);
      const id = distributorId(somebody);
      const asked = performance.now();
      await ask(query, query.includes("$text") ? { text: nameOf(somebody) } : { id });
      waits.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: READERS }, (_, number) => reader(number)));
  return waits;
}

/** The value below which a part of them lies. */
function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

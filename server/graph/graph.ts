/**
 * The one door to Neo4j: named Cypher files, exact integers, bounded transactions.
 *
 * A query is asked for by its file name ("standing/rank-pass"); text never comes from elsewhere.
 * Integers travel as bigint both ways; a JavaScript number that is a whole number is sent as INTEGER
 * too (a bare number would arrive as FLOAT), any other number is refused.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import neo4j, {
  Neo4jError,
  type Driver,
  type ManagedTransaction,
  type Session,
} from "neo4j-driver";
import { toParameter } from "./parameter.ts";
import { boundGraph, rehearsedText } from "./rehearsal.ts";

/** Where and how to reach the database. */
export interface GraphSettings {
  uri: string;
  user: string;
  password: string;
}

/** One row of an answer; integers are bigint, temporal values never leave Cypher. */
export type Row = Record<string, unknown>;

/** Runs named queries inside one transaction that is already open. */
export interface Transaction {
  /** Runs `cypher/<name>.cypher`; rows in the order in which Neo4j gives them. */
  run<T extends Row = Row>(name: string, parameters?: Row): Promise<T[]>;
}

export interface TransactionOptions {
  /** Milliseconds; the server's default (60 s) else. */
  timeout?: number;
}

/** The database as the rooms see it; pass it on as `graph`, keep no copy. */
export interface Graph {
  /** Whether everything here is one transaction that is rolled back: what it locks it holds to the end. */
  readonly rehearsal: boolean;
  /** One read, retried by the driver. */
  read<T extends Row = Row>(
    name: string,
    parameters?: Row,
    options?: TransactionOptions,
  ): Promise<T[]>;
  /** One write in a transaction of its own, retried by the driver: no side effect may hang on it. */
  write<T extends Row = Row>(
    name: string,
    parameters?: Row,
    options?: TransactionOptions,
  ): Promise<T[]>;
  /** Several statements in one write transaction. May run again: nothing but graph work inside. */
  transaction<R>(work: (tx: Transaction) => Promise<R>, options?: TransactionOptions): Promise<R>;
  /** Outside a managed transaction: needed by CALL { } IN TRANSACTIONS and by schema changes. */
  auto<T extends Row = Row>(
    name: string,
    parameters?: Row,
    options?: TransactionOptions,
  ): Promise<T[]>;
  /** Rows as they arrive, for answers too large to hold. */
  stream<T extends Row = Row>(
    name: string,
    parameters?: Row,
    options?: TransactionOptions,
  ): AsyncIterable<T>;
  /**
   * Hands `work` a graph whose every statement runs in one transaction on labels of its own, which is
   * rolled back however it ends: nothing stays, and no live node is seen or locked (rehearsal.ts).
   */
  rehearse<R>(work: (bound: Graph) => Promise<R>, options?: TransactionOptions): Promise<R>;
  /**
   * Schema statements, all in one transaction: many at once take hardly longer than one. They come as
   * text from the migrations, the only place where that is allowed.
   */
  schema(...statements: string[]): Promise<void>;
  /** Refuses with the driver's error when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What only asks. */
export type Reader = Pick<Graph, "read" | "stream">;

/** What a transaction runs, asked statement by statement of a graph: for who only asks. */
export function askingIn({ read }: Pick<Graph, "read">): Transaction {
  return { run: (name, parameters) => read(name, parameters) };
}

/** Asks inside a transaction, which sees what it has written and locked itself. */
export function readerIn(tx: Transaction): Reader {
  return {
    read: (name, parameters) => tx.run(name, parameters),
    stream: async function* <T extends Row>(name: string, parameters?: Row) {
      yield* await tx.run<T>(name, parameters);
    },
  };
}

/** Opens a driver; nothing is sent until the first query. */
export function openGraph(settings: GraphSettings): Graph {
  const driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.user, settings.password), {
    useBigInt: true,
    telemetryDisabled: true,
    connectionAcquisitionTimeout: 30_000,
    maxTransactionRetryTime: 30_000,
  });
  return graphOver(driver);
}

/** Whether an error may pass when the same is tried again: the driver's own judgement of it. */
export function isPassing(error: unknown): boolean {
  return error instanceof Neo4jError && neo4j.isRetryableError(error);
}

/** Whether a transaction was ended because it took longer than it may. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Neo4jError && error.code.includes("TransactionTimedOut");
}

const folder = new URL("../../cypher/", import.meta.url);

/** A reader of query files that remembers what it has read; one per graph. */
function queryTexts(change: (text: string) => string = (text) => text): (name: string) => string {
  const texts = new Map<string, string>();
  return (name) => {
    const known = texts.get(name);
    if (known !== undefined) return known;
    const text = change(readFileSync(fileURLToPath(new URL(`${name}.cypher`, folder)), "utf8"));
    texts.set(name, text);
    return text;
  };
}

type InSession = <R>(mode: "READ" | "WRITE", work: (s: Session) => Promise<R>) => Promise<R>;

/** Opens a session for each piece of work and closes it after. */
function sessionsOf(driver: Driver): InSession {
  // On a cluster a read must see the write before it, whichever session made it.
  const bookmarkManager = neo4j.bookmarkManager();
  return async (mode, work) => {
    const session = driver.session({ defaultAccessMode: mode, database: "neo4j", bookmarkManager });
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  };
}

/** What a transaction tells the query log, and how long it may take. */
function config(name: string, options?: TransactionOptions) {
  return {
    metadata: { query: name },
    ...(options?.timeout === undefined ? {} : { timeout: options.timeout }),
  };
}

function graphOver(driver: Driver): Graph {
  const textOf = queryTexts();
  const rehearsedTextOf = queryTexts(rehearsedText);
  const inSession = sessionsOf(driver);
  const runIn = async (tx: ManagedTransaction, name: string, parameters: Row) =>
    (await tx.run(textOf(name), toParameter(parameters) as Row)).records.map((r) => r.toObject());

  return {
    rehearsal: false,
    read: (name, parameters = {}, options) =>
      inSession("READ", (s) =>
        s.executeRead((tx) => runIn(tx, name, parameters), config(name, options)),
      ) as never,
    write: (name, parameters = {}, options) =>
      inSession("WRITE", (s) =>
        s.executeWrite((tx) => runIn(tx, name, parameters), config(name, options)),
      ) as never,
    transaction: (work, options) =>
      inSession("WRITE", (s) =>
        s.executeWrite(
          (tx) => work({ run: (name, parameters = {}) => runIn(tx, name, parameters) as never }),
          config("transaction", options),
        ),
      ),
    auto: (name, parameters = {}, options) =>
      inSession("WRITE", async (s) => {
        const answer = await s.run(
          textOf(name),
          toParameter(parameters) as Row,
          config(name, options),
        );
        return answer.records.map((record) => record.toObject());
      }) as never,
    stream: (name, parameters = {}, options) =>
      streamRows(driver, textOf(name), toParameter(parameters) as Row, config(name, options)),
    rehearse: (work, options) =>
      inSession("WRITE", async (s) => {
        const tx = s.beginTransaction(config("rehearsal", options));
        try {
          return await work(boundGraph(tx, rehearsedTextOf));
        } finally {
          if (tx.isOpen()) await tx.rollback();
        }
      }),
    schema: (...statements) =>
      inSession("WRITE", (s) =>
        s.executeWrite(async (tx) => {
          for (const statement of statements) await tx.run(statement);
        }, config("schema")),
      ),
    ping: () => driver.getServerInfo().then(() => undefined),
    close: () => driver.close(),
  };
}

async function* streamRows<T extends Row>(
  driver: Driver,
  text: string,
  parameters: Row,
  config: { metadata: Row; timeout?: number },
): AsyncIterable<T> {
  const session = driver.session({
    defaultAccessMode: "READ",
    fetchSize: 5_000,
    database: "neo4j",
  });
  try {
    for await (const record of session.run(text, parameters, config)) {
      yield record.toObject() as T;
    }
  } finally {
    await session.close();
  }
}

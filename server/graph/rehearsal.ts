/**
 * A rehearsal: the platform's own functions on the live database, in one transaction that is always
 * rolled back, on labels of its own.
 *
 * Inside it every label of a query is another one (`Person` becomes `RehearsalPerson`), so a rehearsal
 * neither sees nor locks a live node, whatever ids it uses; relationship types stay, since an edge is
 * only ever reached from a node. docs/decisions.md has the choice and its figures.
 */
import assert from "node:assert/strict";
import type { Transaction as DriverTransaction } from "neo4j-driver";
import type { Graph, Row, Transaction } from "./graph.ts";
import { toParameter } from "./parameter.ts";

/** What every label begins with inside a rehearsal. */
export const REHEARSAL_PREFIX = "Rehearsal";

/** Comments and texts are left as they are; the last branch is a word that holds a label's name. */
const WORDS = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[$.\w]+|`|:\s*\$\(/g;
const LABEL = /^[A-Z]\w*[a-z]\w*$/;

/**
 * A query as a rehearsal runs it: every label prefixed. A label is a word in PascalCase, and nothing
 * else is (keywords and types are in capitals, names in camelCase; tidy tests hold the files to it).
 *
 * Throws for what could leave the rehearsal's labels: names in backticks, labels chosen at run time,
 * and procedures.
 */
export function rehearsedText(text: string): string {
  return text.replace(WORDS, (word, at: number) => {
    assert(word !== "`", "a query of a rehearsal names nothing in backticks");
    const dynamic = word.startsWith(":") && !/\[\w*$/.test(text.slice(0, at));
    assert(!dynamic, "a query of a rehearsal chooses no label at run time");
    const procedure = word.includes(".") && /\bCALL\s+$/.test(text.slice(0, at));
    assert(!procedure, "a query of a rehearsal calls no procedure");
    return LABEL.test(word) ? REHEARSAL_PREFIX + word : word;
  });
}

const ON_NODES =
  /^CREATE (CONSTRAINT|INDEX) \w+ IF NOT EXISTS FOR \(\w+:\w+\) (REQUIRE .+ IS UNIQUE|ON .+)$/;
const DROPS = /^DROP (?:CONSTRAINT|INDEX) (\w+) IF EXISTS$/;
const NEEDS_NONE = /^CREATE (FULLTEXT INDEX|INDEX \w+ IF NOT EXISTS FOR \(\)-\[)/;

/**
 * What a schema statement is for the labels of rehearsals: an index over the same properties. A
 * constraint becomes a plain index as well: a rehearsal has one writer, and an index that is not unique
 * takes no lock on its values, so that rehearsals beside each other never meet. Full text and indexes
 * of edges have none: a rehearsal calls no procedure, and its edges have the types of all others.
 */
export function rehearsedSchema(statement: string): string[] {
  if (NEEDS_NONE.test(statement)) return [];
  const dropped = DROPS.exec(statement)?.[1];
  if (dropped !== undefined) return [`DROP INDEX rehearsal_${dropped} IF EXISTS`];
  assert(ON_NODES.test(statement), `a schema statement that a rehearsal knows: ${statement}`);
  const index = rehearsedText(statement)
    .replace(" CONSTRAINT ", " INDEX ")
    .replace(/(\w+) IF NOT EXISTS/, "rehearsal_$1 IF NOT EXISTS")
    .replace(/ REQUIRE \(?(.+?)\)? IS UNIQUE$/, " ON ($1)");
  return [index];
}

/** The database as a rehearsal sees it: every read, write and transaction is part of the one given. */
export function boundGraph(tx: DriverTransaction, textOf: (name: string) => string): Graph {
  let last: Promise<unknown> = Promise.resolve();
  let broken: { error: unknown } | null = null;
  // One statement at a time, in the order in which they were asked for: it is a single transaction.
  const run = <T extends Row>(name: string, parameters: Row = {}): Promise<T[]> => {
    const next = last.then(async () => {
      // After its first error a transaction answers nothing else; that error is the one worth telling.
      if (broken !== null) throw broken.error;
      try {
        const answer = await tx.run(textOf(name), toParameter(parameters) as Row);
        return answer.records.map((record) => record.toObject() as T);
      } catch (error) {
        broken = { error };
        throw error;
      }
    });
    last = next.catch(() => undefined);
    return next;
  };
  const never = (what: string) => (): never => assert.fail(`a rehearsal does not ${what}`);
  return {
    rehearsal: true,
    read: run,
    write: run,
    auto: run,
    transaction: (work: (inner: Transaction) => Promise<unknown>) => work({ run }) as never,
    stream: (name, parameters) => rowsOf(run(name, parameters)) as never,
    rehearse: never("rehearse"),
    schema: never("change the schema"),
    ping: () => Promise.resolve(),
    close: never("close the database"),
  };
}

async function* rowsOf(rows: Promise<Row[]>): AsyncIterable<Row> {
  yield* await rows;
}

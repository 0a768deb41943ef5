import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Graph, openGraph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import type { EntryInput } from "../../server/ledger/ledger.ts";
import { balanceOf, postEntries, verifyLedger } from "../../server/ledger/ledger.service.ts";
import { emptyGraph } from "../support/api-platform.ts";
import { testEnvironment } from "../support/environment.ts";

const entry = (id: string, amountMinor: bigint): EntryInput => ({
  ...{ id, amountMinor, currency: "USD", why: "paid" },
  debit: "company:commissions",
  credit: `wallet:${id}`,
});

describe("the ledger", () => {
  let graph: Graph;
  const post = (...entries: EntryInput[]) =>
    graph.transaction((tx) => postEntries(tx, { sheet: "p/0", at: 1_790_000_000_000, entries }));

  beforeAll(async () => {
    const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
    graph = openGraph({ uri, user, password });
    await emptyGraph(graph);
    await migrate(graph);
  });
  afterAll(() => graph.close());

  test("posts an entry once, also when twenty post it at the same time", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => post(entry("a", 500n), entry(`b${at}`, 1n))),
    );
    expect(answers.reduce((sum, { posted }) => sum + posted, 0)).toBe(21);
    expect(await balanceOf(graph, "wallet:a", "USD")).toBe(500n);
    expect(await balanceOf(graph, "company:commissions", "USD")).toBe(-520n);
    expect(await verifyLedger(graph)).toMatchObject({ entries: 21, faults: [] });
  });

  test("refuses an entry without amount, to itself, or of other figures under a known id", async () => {
    await expect(post(entry("c", 0n))).rejects.toThrow("above zero");
    await expect(post({ ...entry("c", 1n), credit: "company:commissions" })).rejects.toThrow(
      "two accounts",
    );
    await expect(post(entry("a", 501n))).rejects.toThrow("other figures");
    expect(await verifyLedger(graph)).toMatchObject({ entries: 21, faults: [] });
  });

  test.each([
    ["an amount is changed", "MATCH (e:Entry {id: 'a'}) SET e.amountMinor = 501"],
    ["an entry is deleted", "MATCH (e:Entry {id: 'b3'}) DETACH DELETE e"],
    ["the last entries are cut", "MATCH (e:Entry) WHERE e.seq > 15 DETACH DELETE e"],
  ])("the verifier finds it when %s", async (_what, statement) => {
    await graph.schema(statement);
    expect((await verifyLedger(graph)).faults.length).toBeGreaterThan(0);
  });
});

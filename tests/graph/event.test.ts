/** The outbox: no event is lost, none is numbered twice, followers see all of them in order. */
import neo4j from "neo4j-driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsAfter, numberEvents, publish } from "../../server/event/event.ts";
import { openGraph, type Graph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { testEnvironment } from "../support/environment.ts";

let graph: Graph;
beforeAll(async () => {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
  graph = openGraph({ uri, user, password });
  await migrate(graph);
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  await driver.executeQuery("MATCH (n:Event) DETACH DELETE n");
  await driver.executeQuery("MATCH (n:Lock {name: 'event'}) DELETE n");
  await driver.close();
});
afterAll(() => graph.close());

const tell = (id: string, at = 1) =>
  graph.transaction((tx) => publish(tx, { id, kind: "test", actorId: "ops", at, payload: { id } }));

test("an event without number is not seen; numbers follow time, then id", async () => {
  await tell("b", 5);
  await tell("a", 5);
  await tell("first", 4);
  expect(await eventsAfter(graph, 0n, 10)).toEqual([]);
  expect(await numberEvents(graph)).toBe(3);
  const events = await eventsAfter(graph, 0n, 10);
  expect(events.map(({ seq, id, at }) => [seq, id, at])).toEqual([
    [1n, "first", 4n],
    [2n, "a", 5n],
    [3n, "b", 5n],
  ]);
  expect(events[0]?.payload).toEqual({ id: "first" });
});

test("the same id again is the same event, with its number and content", async () => {
  await tell("a", 99);
  expect(await numberEvents(graph)).toBe(0);
  expect(await eventsAfter(graph, 1n, 1)).toMatchObject([{ seq: 2n, id: "a", at: 5n }]);
});

test("a transaction that fails tells nothing", async () => {
  const failing = graph.transaction(async (tx) => {
    await publish(tx, { id: "never", kind: "test", actorId: "ops", payload: {} });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await numberEvents(graph)).toBe(0);
});

test("eight writers and four numberers at once: every event has one number, without gaps", async () => {
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let number = 0; number < 25; number += 1) await tell(`w${writer}-${number}`, 10);
  });
  const numberers = Array.from({ length: 4 }, async () => {
    for (let round = 0; round < 10; round += 1) await numberEvents(graph);
  });
  await Promise.all([...writers, ...numberers]);
  await numberEvents(graph);
  const events = await eventsAfter(graph, 0n, 1_000);
  expect(events.map((event) => event.seq)).toEqual(
    Array.from({ length: 203 }, (_, number) => BigInt(number + 1)),
  );
  expect(new Set(events.map((event) => event.id)).size).toBe(203);
});

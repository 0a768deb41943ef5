/** The queue's store is killed, and comes back empty: what is due happens all the same, and once. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openQueue } from "../../server/queue/bull-queue.ts";
import type { Job } from "../../server/queue/queue.ts";
import { testEnvironment } from "../support/environment.ts";
import { type Client, signedIn, until } from "../support/api-platform.ts";
import { type Processes, startProcesses } from "../support/processes.ts";

const START = `mutation ($period: ID!, $key: String!) {
  startClose(periodId: $period, key: $key) { __typename ... on Run { id } ... on Refusal { message } }
}`;
const RUN = `query ($id: ID!) {
  run(id: $id) {
    status failure ledgerHash totals { orders } steps { name state }
    commissions(first: 10) { nodes { bonus { id } amount { amount } distributor { id } } }
  }
}`;
const RECORD = `mutation ($orders: [NewOrder!]!) {
  recordOrders(orders: $orders) { __typename ... on OrdersRecorded { recorded } }
}`;
const VOLUME = `query ($period: ID!) {
  me { distributor { standing(periodId: $period) { totalVolume } } }
}`;

describe("a queue that forgets", { timeout: 240_000 }, () => {
  let platform: Processes;
  let operations: Client;
  let ada: Client;

  beforeAll(async () => {
    platform = await startProcesses(1, 1);
    const [url] = platform.urls;
    operations = await signedIn(url!, "op@heartwood.example");
    ada = await signedIn(url!, "ada@heartwood.example");
  }, 120_000);
  afterAll(() => platform.stop());

  const run = async (id: string) => (await operations.ask(RUN, { id })).data.run;
  const close = async (key: string) => {
    const { data } = await operations.ask(START, { period: platform.lastMonth.id, key });
    expect(data.startClose).toMatchObject({ __typename: "Run" });
    return data.startClose.id as string;
  };
  /** Waits for the end of a run, which pays what the one order of the month pays, once. */
  const reviewed = async (id: string) => {
    const done = await until(
      () => run(id),
      ({ status }) => status === "REVIEW",
      120_000,
    );
    expect(done).toMatchObject({ failure: null, totals: { orders: 1 } });
    expect(done.steps.every(({ state }: { state: string }) => state === "DONE")).toBe(true);
    const root = { distributor: { id: "root" } };
    expect(done.commissions.nodes).toEqual([
      { ...root, bonus: { id: "place" }, amount: { amount: "2.00" } },
      { ...root, bonus: { id: "team" }, amount: { amount: "10.00" } },
    ]);
    return done.ledgerHash as string;
  };
  let hash = "";

  test("orders are followed while there is no queue, and pages are told again after", async () => {
    const lost = platform.loseQueue();
    const order = {
      ...{ id: "n1", buyerId: "di", placedAt: new Date().toISOString(), currency: "USD" },
      ...{ total: "10", qualifyingVolume: "10", commissionableVolume: "10", kind: "order" },
    };
    const { data } = await operations.ask(RECORD, { orders: [order] });
    expect(data.recordOrders.recorded).toEqual(["n1"]);
    await until(
      async () => (await ada.ask(VOLUME, { period: platform.thisMonth.id })).data,
      ({ me }) => me.distributor.standing.totalVolume === "10.00",
    );
    await lost;
  });

  test("a close that is asked for and then forgotten is computed once", async () => {
    const asked = close("k1");
    await platform.loseQueue();
    const id = await asked;
    await platform.loseQueue();
    hash = await reviewed(id);
  });

  test("a close whose job is lost while it runs ends once all the same", async () => {
    const id = await close("k2");
    await until(
      () => run(id),
      ({ status }) => status !== "QUEUED",
      60_000,
    );
    await platform.loseQueue();
    expect(await reviewed(id)).toBe(hash);
  });
});

test("a job that bull knows but would never take is no job that waits", async () => {
  const queue = openQueue(testEnvironment().redisUrl, (error) => {
    throw error;
  });
  const job: Job = { kind: "try", tryId: "in no list" };
  try {
    await queue.add(job);
    expect(await queue.isLive(job)).toBe(true);
    await queue.redis.del("heartwood:try:wait");
    expect(await queue.isLive(job)).toBe(false);
    await queue.add(job);
    expect(await queue.isLive(job)).toBe(true);
  } finally {
    await queue.redis.flushall();
    await queue.close();
  }
});

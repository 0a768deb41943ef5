/** Two web servers and two workers on one database: one follows at a time, and whoever dies is followed at once. */
import { createClient, type Client as Socket } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { verifyLive } from "../../server/live/verify.service.ts";
import { type Client, signedIn, until } from "../support/api-platform.ts";
import { type Processes, startProcesses } from "../support/processes.ts";

const RECORD = `mutation ($orders: [NewOrder!]!) {
  recordOrders(orders: $orders) { __typename ... on OrdersRecorded { recorded } ... on Refusal { message } }
}`;
const VOLUME = `query ($period: ID!) {
  me { distributor { standing(periodId: $period) { totalVolume } } }
}`;

describe("many processes", { timeout: 240_000 }, () => {
  let platform: Processes;
  let shops: Client[];
  let ada: Client[];
  const sockets: Socket[] = [];
  let sold = 0;

  /** Sells so many times ten points below ada, through either web server. */
  const sell = async (times: number) => {
    sold += times;
    const orders = Array.from({ length: times }, (_, i) => ({
      ...{ id: `s${sold}-${i}`, buyerId: i % 2 === 0 ? "di" : "cy", currency: "USD" },
      ...{ placedAt: new Date().toISOString(), total: "10", kind: "order" },
      ...{ qualifyingVolume: "10", commissionableVolume: "10" },
    }));
    const { data } = await shops[sold % 2]!.ask(RECORD, { orders });
    expect(data.recordOrders.recorded).toHaveLength(times);
  };
  /** Waits until a web server shows all that was sold. */
  const shown = (by: Client) =>
    until(
      async () => {
        const { data } = await by.ask(VOLUME, { period: platform.thisMonth.id });
        return data.me.distributor.standing.totalVolume as string;
      },
      (volume) => volume === `${sold * 10}.00`,
    );
  const follower = async () => (await until(platform.follower, (pid) => pid !== null))!;
  const verified = async () => {
    const { graph } = platform.store;
    const found = await verifyLive({ graph, clock: () => Date.now() });
    return found?.flatMap(({ differ }) => differ);
  };

  beforeAll(async () => {
    platform = await startProcesses(2, 2);
    shops = await Promise.all(platform.urls.map((url) => signedIn(url, "op@heartwood.example")));
    ada = await Promise.all(platform.urls.map((url) => signedIn(url, "ada@heartwood.example")));
  }, 120_000);
  afterAll(async () => {
    for (const socket of sockets) await socket.dispose();
    await platform.stop();
  });

  test("a page is told whichever web server it is on, and whichever took the order", async () => {
    const told = ada.map(({ url, cookie }) => {
      class Impl extends WebSocket {
        constructor(address: string, protocols: string | string[]) {
          super(address, protocols, { headers: { cookie: cookie ?? "" } });
        }
      }
      const address = `${url.replace("http", "ws")}/graphql`;
      const socket = createClient({ url: address, webSocketImpl: Impl, retryAttempts: 0 });
      sockets.push(socket);
      return new Promise<void>((resolve, reject) => {
        socket.subscribe(
          { query: "subscription { figuresMoved { periodId } }" },
          { next: () => resolve(), error: reject, complete: () => undefined },
        );
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await sell(1);
    await Promise.all(told);
    for (const client of ada) await shown(client);
  });

  test("the worker that follows is killed while orders come: the other follows within five seconds", async () => {
    const first = await follower();
    const selling = Array.from({ length: 20 }, (_, i) => sell(1 + (i % 3)));
    await new Promise((resolve) => setTimeout(resolve, 150));
    process.kill(first, "SIGKILL");
    const killed = performance.now();
    const second = await until(platform.follower, (pid) => pid !== null && pid !== first);
    expect(performance.now() - killed).toBeLessThan(5_000);
    await Promise.all(selling);
    for (const client of ada) await shown(client);
    expect(second).not.toBe(first);
    await platform.startWorker();
  });

  test("a worker that slept past its lease writes nothing when it wakes up", async () => {
    const sleeper = await follower();
    await sell(3);
    process.kill(sleeper, "SIGSTOP");
    try {
      await until(platform.follower, (pid) => pid !== null && pid !== sleeper);
      await sell(5);
      await shown(ada[0]!);
    } finally {
      process.kill(sleeper, "SIGCONT");
    }
    await sell(2);
    await shown(ada[1]!);
  });

  test("afterwards the open periods are what their orders give", async () => {
    expect(await verified()).toEqual([]);
  });
});

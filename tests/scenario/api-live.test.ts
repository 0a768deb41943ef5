/** Pages are told over a WebSocket when figures that they may see have moved. */
import { createClient, type Client as Socket } from "graphql-ws";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";

const RECORD = `mutation ($orders: [NewOrder!]!) {
  recordOrders(orders: $orders) { __typename ... on OrdersRecorded { recorded } }
}`;
const MOVED = "subscription { figuresMoved { periodId at } }";
const STANDING = `{ me { distributor { standing(periodId: "2026-12") {
  personalVolume totalVolume paidAs { id }
} } } }`;

/** What a client is told that was refused: a closing code, an error of the connection, or of the answer. */
function whyOf(error: unknown): string {
  const { code, message } = error as { code?: number; message?: string };
  return [code, message, JSON.stringify(error)].join(" ");
}

/** The whole of an order, brought back. */
const returnOf = (id: string, buyerId: string, points: string) => ({
  ...{ id: `back-${id}`, buyerId, placedAt: "2026-12-15T16:30:00Z", currency: "USD" },
  ...{ total: points, qualifyingVolume: points, commissionableVolume: points },
  ...{ kind: "return", returnsOrderId: id },
});

describe("live pages", { timeout: 120_000 }, () => {
  let api: ApiPlatform;
  let operations: Client;
  const sockets: Socket[] = [];

  /** A connection with somebody's cookie, or from a page of another origin. */
  const connect = (cookie: string | null, origin?: string): Socket => {
    class Impl extends WebSocket {
      constructor(address: string, protocols: string | string[]) {
        super(address, protocols, { headers: { ...(cookie ? { cookie } : {}) }, origin });
      }
    }
    const url = `${api.url.replace("http", "ws")}/graphql`;
    const socket = createClient({ url, webSocketImpl: Impl, retryAttempts: 0, lazy: true });
    sockets.push(socket);
    return socket;
  };
  /** What a person is told from now on; resolves once he listens. */
  const listen = async (email: string) => {
    const client = await api.signedIn(email);
    const told: string[] = [];
    const socket = connect(client.cookie);
    const connected = new Promise<void>((resolve) => socket.on("connected", () => resolve()));
    socket.subscribe<{ figuresMoved: { periodId: string | null } }>(
      { query: MOVED },
      {
        next: ({ data }) => void told.push(data?.figuresMoved.periodId ?? "all"),
        error: (error) => void told.push(`error ${JSON.stringify(error)}`),
        complete: () => void told.push("complete"),
      },
    );
    await connected;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { told, client };
  };
  let sold = 0;
  const sell = async (buyerId: string, points: string) => {
    sold += 1;
    const order = {
      ...{ id: `s${sold}`, buyerId, placedAt: "2026-12-15T16:00:00Z", currency: "USD" },
      ...{ total: points, qualifyingVolume: points, commissionableVolume: points, kind: "order" },
    };
    const { data } = await operations.ask(RECORD, { orders: [order] });
    expect(data.recordOrders.__typename).toBe("OrdersRecorded");
  };

  beforeAll(async () => {
    api = await startApi({
      company: { plan: apiPlan, tables: apiCompany },
      now: apiNow,
      users: [
        person("op", "operations"),
        person("ada", "distributor", "ada"),
        person("ben", "distributor", "ben"),
      ],
    });
  });
  beforeEach(async () => {
    operations = await api.signedIn("op@heartwood.example");
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) await socket.dispose();
  });
  afterAll(() => api.stop());

  test("a sale is told to everybody above the seller and to staff, and to nobody beside", async () => {
    const [ada, ben, staff] = await Promise.all(
      ["ada", "ben", "op"].map((id) => listen(`${id}@heartwood.example`)),
    );
    await sell("di", "100.00");
    await until(
      () => Promise.resolve(ada!.told),
      (told) => told.length > 0,
    );
    expect(ada!.told[0]).toBe("2026-12");
    // What was told is there at once.
    const { data } = await ada!.client.ask(STANDING);
    expect(data.me.distributor.standing.totalVolume).toBe("200.00");
    await until(
      () => Promise.resolve(staff!.told),
      (told) => told.length > 0,
    );
    // Earnings are settled after it, and may move for everybody: told once they are.
    await until(
      () => Promise.resolve(ben!.told),
      (told) => told.length > 0,
    );
    expect(ben!.told.length).toBeLessThan(ada!.told.length);
    expect([...ada!.told, ...ben!.told].some((one) => one.startsWith("error"))).toBe(false);
  });

  test("a rank is told the person's sponsor and nobody beside, once, and its loss too", async () => {
    const alerts = async (id: string) => {
      const client = await api.signedIn(`${id}@heartwood.example`);
      const { data } = await client.ask(
        "{ me { distributor { rankAlerts { kind name periodId rank { id } } } } }",
      );
      return data.me.distributor.rankAlerts;
    };
    const told = (count: number) =>
      until(
        () => alerts("ben"),
        (found) => found.length === count,
      );
    await sell("eve", "100.00");
    const reached = { kind: "REACHED", name: "Eve Moss", periodId: "2026-12" };
    expect(await told(1)).toEqual([{ ...reached, rank: { id: "silver" } }]);
    await operations.ask(RECORD, { orders: [returnOf(`s${sold}`, "eve", "100.00")] });
    expect(await told(2)).toMatchObject([{ kind: "LOST", name: "Eve Moss" }, reached]);
    await sell("eve", "120.00");
    await sell("flo", "10.00");
    const totals = '{ period(id: "2026-12") { totals { commissionableVolume } } }';
    await until(
      async () => (await operations.ask(totals)).data.period.totals.commissionableVolume,
      (volume) => volume === "330.00",
    );
    expect(await told(2)).toHaveLength(2);
    expect(await alerts("ada")).not.toContainEqual(expect.objectContaining({ name: "Eve Moss" }));
  });

  test("nobody listens without a session, from another page, or to ask", async () => {
    const refused = async (socket: Socket, query = MOVED) =>
      new Promise<string>((resolve) => {
        socket.subscribe(
          { query },
          {
            next: (value) => resolve(JSON.stringify(value)),
            error: (error) => resolve(whyOf(error)),
            complete: () => resolve("complete"),
          },
        );
      });
    expect(await refused(connect(null))).toContain("4403");
    const { cookie } = operations;
    expect(await refused(connect(cookie, "https://elsewhere.example"))).toContain("401");
    const asked = await refused(connect(cookie), "{ periods { nodes { id } } }");
    expect(asked).toContain("Only subscriptions come this way");
  });
});

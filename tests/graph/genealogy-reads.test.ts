import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ChildrenPage, childrenPage } from "../../server/genealogy/genealogy.reader.ts";
import { childCounts, downline, searchPeople } from "../../server/genealogy/genealogy.reader.ts";
import { teamCounts, upline, visibleAmong } from "../../server/genealogy/genealogy.reader.ts";
import { type Graph, openGraph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { emptyGraph } from "../support/api-platform.ts";
import { testEnvironment } from "../support/environment.ts";

const CHILDREN = 5_000;

describe("reads of the trees", () => {
  let graph: Graph;

  beforeAll(async () => {
    const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
    graph = openGraph({ uri, user, password });
    await emptyGraph(graph);
    await migrate(graph);
    await graph.schema(`
      CREATE (root:Person:Distributor {id: "root", name: "Root", country: "US", status: "active", joinedAt: datetime("2020-01-01T00:00:00Z")})
      WITH root UNWIND range(1, ${CHILDREN}) AS number
      CREATE (child:Person:Distributor {id: "c" + number, name: "Child " + (number % 7), country: "US", status: "active", joinedAt: datetime("2021-01-01T00:00:00Z")})
      CREATE (child)-[:SPONSORED_BY {since: datetime()}]->(root)
      CREATE (:Standing {sheet: "p/0", distributorId: child.id, totalVolume: number % 100})-[:OF]->(child)`);
    await graph.schema(`
      MATCH (one:Distributor {id: "c1"}), (two:Distributor {id: "c2"})
      CREATE (deep:Person:Distributor {id: "deep", name: "Deep", country: "US", status: "active", joinedAt: datetime("2022-01-01T00:00:00Z")})
      CREATE (deep)-[:SPONSORED_BY {since: datetime()}]->(one)
      CREATE (deep)-[:PLACED_UNDER {since: datetime(), leg: "left"}]->(two)`);
    await graph.schema("CALL db.awaitIndexes(60)");
    await graph.schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
  }, 120_000);
  afterAll(() => graph.close());

  test("people below come level by level, as many as are asked", async () => {
    const below = (levels: number, limit: number) =>
      downline(graph, { tree: "sponsor", id: "root", levels, limit });
    const two = await below(2, 10_000);
    expect(two).toHaveLength(CHILDREN + 1);
    expect(two.at(-1)?.id).toBe("deep");
    expect((await below(1, 10_000)).map(({ id }) => id)).not.toContain("deep");
    expect((await below(4, 3)).map(({ id }) => id)).toEqual(["c1", "c10", "c100"]);
  });

  const page = (change: Partial<ChildrenPage>): ChildrenPage => ({
    ...{ tree: "sponsor", id: "root", orderBy: "volume", sheet: "p/0", after: null, limit: 200 },
    ...{ viewerId: null, viewTree: "sponsor" },
    ...change,
  });

  test.each(["volume", "name", "joining"] as const)(
    "5,000 children by %s come once each, page by page",
    async (orderBy) => {
      const seen = new Set<string>();
      let after: ChildrenPage["after"] = null;
      for (;;) {
        const rows = await childrenPage(graph, page({ orderBy, after }));
        for (const { id } of rows) seen.add(id);
        const last = rows.at(-1);
        if (rows.length < 200 || !last) break;
        after = { key: last.key, id: last.id };
      }
      expect(seen.size).toBe(CHILDREN);
    },
  );

  test("the largest volume comes first, ties by id", async () => {
    const rows = await childrenPage(graph, page({ limit: 3 }));
    expect(rows.map(({ id, key }) => [id, key])).toEqual([
      ["c1099", 99n],
      ["c1199", 99n],
      ["c1299", 99n],
    ]);
  });

  test("who stands below is asked of the one tree that is meant", async () => {
    const among = (tree: "sponsor" | "placement", viewer: string) =>
      visibleAmong(graph, tree, viewer, ["deep", "c1", "c2", "root", "nobody"]);
    expect(await among("sponsor", "c1")).toEqual(new Set(["deep", "c1"]));
    expect(await among("sponsor", "c2")).toEqual(new Set(["c2"]));
    expect(await among("placement", "c2")).toEqual(new Set(["deep", "c2"]));
    expect((await among("sponsor", "root")).size).toBe(4);
  });

  test("upline, counts and teams keep the two trees apart", async () => {
    expect(await upline(graph, { tree: "sponsor", id: "deep", limit: 9 })).toEqual(["c1", "root"]);
    expect(await upline(graph, { tree: "placement", id: "deep", limit: 9 })).toEqual(["c2"]);
    expect(await upline(graph, { tree: "sponsor", id: "deep", limit: 1 })).toEqual(["c1"]);
    expect(await teamCounts(graph, "sponsor", ["root", "c1", "c2"])).toEqual(
      new Map([
        ["root", CHILDREN + 1],
        ["c1", 1],
        ["c2", 0],
      ]),
    );
    expect((await teamCounts(graph, "placement", ["c2"])).get("c2")).toBe(1);
    expect(await childCounts(graph, ["c2"])).toEqual([{ id: "c2", sponsor: 0n, placement: 1n }]);
  });

  test("a child placed by somebody outside is not shown along the other tree", async () => {
    const seen = (viewerId: string | null) =>
      childrenPage(
        graph,
        page({ tree: "placement", id: "c2", orderBy: "name", viewerId, limit: 9 }),
      );
    expect((await seen(null)).map(({ id }) => id)).toEqual(["deep"]);
    expect(await seen("c2")).toEqual([]);
  });

  test("search looks below the viewer only, and no query language gets through", async () => {
    const find = async (words: string, viewerId: string | null) =>
      (await searchPeople(graph, { words, tree: "sponsor", viewerId, limit: 5 })).map(
        ({ id }) => id,
      );
    expect(await find("dee", null)).toEqual(["deep"]);
    expect(await find("dee", "c1")).toEqual(["deep"]);
    expect(await find("dee", "c2")).toEqual([]);
    expect(await find("name:(deep", null)).toEqual([]);
    expect(await find("Deep ~ \\", null)).toEqual(["deep"]);
  });
});

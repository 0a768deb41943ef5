import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  raiseExceptions,
  type RaiseInput,
  resolveException,
  waiveException,
} from "../../server/exception/exception.service.ts";
import { caseById, casesPage, notesOf } from "../../server/exception/exception.store.ts";
import { type Graph, openGraph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { emptyGraph } from "../support/api-platform.ts";
import { testEnvironment } from "../support/environment.ts";

const none = {
  ...{ codes: null, states: null, severities: null, blocking: null, periodId: null, runId: null },
  after: null,
};
const found = (subject: string, stake: bigint): RaiseInput["raised"][number] => ({
  code: "rank_jump",
  subject,
  evidence: { "Rank before": "none" },
  moneyAtStakeMinor: stake,
});

describe("parked cases", () => {
  let graph: Graph;
  let now = 1_790_000_000_000;
  const deps = () => ({ graph, clock: () => (now += 1), effects: {} });
  const raise = (
    runId: string,
    raised: RaiseInput["raised"],
    lookedFor: RaiseInput["lookedFor"] = ["rank_jump", "payee_suspended"],
  ) =>
    graph.transaction((tx) =>
      raiseExceptions(tx, {
        ...{ sheet: "p/0", periodId: "p", runId, at: (now += 1), raised },
        lookedFor,
      }),
    );
  const actor = { id: "op", name: "Op" };

  beforeAll(async () => {
    const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
    graph = openGraph({ uri, user, password });
    await emptyGraph(graph);
    await migrate(graph);
  });
  afterAll(() => graph.close());

  test("are listed by blocking, money at stake and age, page by page", async () => {
    await raise("r1", [
      found("small", 5n),
      found("large", 900n),
      { ...found("idle", 9_999n), code: "payee_suspended" },
    ]);
    const first = await casesPage(graph, { ...none, limit: 2 });
    expect(first.map(({ subject }) => subject)).toEqual(["large", "small"]);
    const next = await casesPage(graph, { ...none, after: first[1]!.sortKey, limit: 2 });
    expect(next.map(({ subject }) => subject)).toEqual(["idle"]);
    const filtered = await casesPage(graph, { ...none, blocking: false, limit: 9 });
    expect(filtered.map(({ subject }) => subject)).toEqual(["idle"]);
  });

  test("keep state and history when they are raised again; a new stake moves them", async () => {
    await raise("r2", [
      found("small", 5_000n),
      found("large", 900n),
      { ...found("idle", 1n), code: "payee_suspended" },
    ]);
    const list = await casesPage(graph, { ...none, limit: 9 });
    expect(list.map(({ subject, state }) => `${subject} ${state}`)).toEqual([
      "small open",
      "large open",
      "idle open",
    ]);
    const kinds = (await notesOf(graph, ["p/0:rank_jump:small"])).map(({ kind }) => kind);
    expect(kinds).toEqual(["raised"]);
  });

  test("are settled when a run no longer finds them, and opened when a later one does", async () => {
    const id = "p/0:payee_suspended:idle";
    await raise("r3", [found("small", 5n), found("large", 900n)]);
    expect((await caseById(graph, id))?.state).toBe("resolved");
    const again = { ...found("idle", 1n), code: "payee_suspended" as const };
    await raise("r4", [found("small", 5n), found("large", 900n), again]);
    expect((await caseById(graph, id))?.state).toBe("open");
    const kinds = (await notesOf(graph, [id])).map(({ kind }) => kind);
    expect(kinds).toEqual(["raised", "closed", "raised_again"]);
  });

  test("stay as they are when a later raise looked for something else", async () => {
    const states = async () =>
      (await casesPage(graph, { ...none, limit: 9 })).map(({ subject, state }) => [subject, state]);
    const before = await states();
    await raise("r4", [], ["unplaced"]);
    expect(await states()).toEqual(before);
  });

  test("twenty people resolving one case at once settle it once", async () => {
    const id = "p/0:rank_jump:large";
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        resolveException(deps(), {
          ...{ id, action: "confirm_rank", reason: `Person ${at}.`, key: "same" },
          actor: { id: `op${at}`, name: `Op ${at}` },
        }),
      ),
    );
    expect(answers.filter((answer) => "id" in answer)).toHaveLength(1);
    const kinds = (await notesOf(graph, [id])).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "resolved")).toHaveLength(1);
  });

  test("one person cannot waive a blocking case alone, however often at once", async () => {
    const id = "p/0:rank_jump:small";
    await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        waiveException(deps(), { id, reason: "It is fine.", key: `k${at}`, actor }),
      ),
    );
    expect((await caseById(graph, id))?.state).toBe("waiver_proposed");
    const second = { id: "fin", name: "Fin" };
    await waiveException(deps(), { id, reason: "Agreed.", key: "k", actor: second });
    expect((await caseById(graph, id))?.state).toBe("waived");
    await raise("r5", [found("small", 5n), found("large", 900n)]);
    expect((await caseById(graph, id))?.state).toBe("waived");
  });
});

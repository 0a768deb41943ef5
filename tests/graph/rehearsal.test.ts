/** A rehearsal beside a live company of the very same ids: it leaves, sees and locks nothing of it. */
import { claimSheet } from "../../server/sheet/fence.ts";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import neo4j from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Graph } from "../../server/graph/graph.ts";
import { boundGraph, rehearsedText } from "../../server/graph/rehearsal.ts";
import { anybodyThere } from "../../server/genealogy/enrolment.store.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import { readPlanText } from "../../server/trial/case-folder.ts";
import { runTrial } from "../../server/trial/trial.service.ts";
import { testEnvironment } from "../support/environment.ts";
import { openStore, type Store } from "./trial-store.ts";

const dir = fileURLToPath(new URL("../golden/gc-15a-clawback/", import.meta.url));
const queryOf = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../cypher/${name}.cypher`, import.meta.url)), "utf8");
let store: Store;

/** The case closed in all its periods, the same for the live company and the rehearsed one. */
async function closed(graph: Graph) {
  const planText = readPlanText(dir) ?? "";
  const parsed = parsePlan(planText);
  if (!parsed.ok) throw new Error("The case's plan reads.");
  const input = { dir, plan: parsed.plan, planText, periodId: null, progress: () => undefined };
  const outcome = await runTrial(graph, input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.tables;
}

/** Every node and every edge with all that stands on them. */
async function fingerprint(): Promise<{ nodes: number; edges: number; hash: string }> {
  const nodes = await store.query(
    "MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS all ORDER BY id",
  );
  const edges = await store.query(
    "MATCH ()-[r]->() RETURN elementId(r) AS id, type(r) AS type, properties(r) AS all ORDER BY id",
  );
  const text = JSON.stringify([nodes, edges], (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  const hash = createHash("sha256").update(text).digest("hex");
  return { nodes: nodes.length, edges: edges.length, hash };
}

let live: Awaited<ReturnType<typeof closed>>;
beforeAll(async () => {
  store = await openStore();
  await store.empty();
  live = await closed(store.graph);
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

describe("beside a live company of the same ids", () => {
  test("a rehearsal has the same results, and leaves not one node, edge or value behind", async () => {
    const before = await fingerprint();
    expect(before.nodes).toBeGreaterThan(50);
    expect(await store.graph.rehearse(closed)).toEqual(live);
    expect(await fingerprint()).toEqual(before);
  });

  test("it begins with an empty store: of the live company it sees nothing", async () => {
    expect(await anybodyThere(store.graph)).toBe(true);
    expect(await store.graph.rehearse(anybodyThere)).toBe(false);
  });

  test("live writes do not wait for it, whatever it has written", async () => {
    const took = await store.graph.rehearse(async (bound) => {
      await closed(bound);
      const begun = performance.now();
      // Everything that the rehearsal holds, by the same names, each in a transaction of its own.
      await Promise.all([
        store.graph.write("order/hold-volume", {}),
        claimSheet(store.graph, "2026-01/0", "2026-01"),
        store.graph.write("period/freeze-period", { periodId: "2026-01", at: 0 }),
        store.graph.write("genealogy/set-status", { id: "A", status: "active" }),
        store.query("MATCH (n) SET n.touched = true REMOVE n.touched"),
      ]);
      return performance.now() - begun;
    });
    expect(took).toBeLessThan(5_000); // a lock would wait ten seconds and fail
  });

  test("two rehearsals of the same ids do not wait for each other", async () => {
    const both = store.graph.rehearse(async (one) => {
      await closed(one);
      return store.graph.rehearse(closed);
    });
    expect(await both).toEqual(live);
  });

  test("no plan of its queries reads live nodes: each begins at a label or an index of rehearsals", async () => {
    const { neo4jUri: uri, neo4jUser, neo4jPassword } = testEnvironment();
    const driver = neo4j.driver(uri, neo4j.auth.basic(neo4jUser, neo4jPassword), {
      useBigInt: true,
    });
    const names = new Set<string>();
    const session = driver.session();
    const tx = session.beginTransaction();
    await closed(
      boundGraph(tx, (name) => {
        names.add(name);
        return rehearsedText(queryOf(name));
      }),
    );
    await tx.rollback();
    await session.close();
    expect(names.size).toBeGreaterThan(50);
    const reads: string[] = [];
    for (const name of names) {
      const { summary } = await driver.executeQuery(`EXPLAIN ${rehearsedText(queryOf(name))}`);
      const walk = (step: Exclude<typeof summary.plan, false>): void => {
        const details = String(step.arguments["Details"] ?? "");
        if (/Scan|Seek/.test(step.operatorType) && !details.includes(":Rehearsal")) {
          reads.push(`${name}: ${step.operatorType} ${details}`);
        }
        step.children.forEach(walk);
      };
      if (summary.plan) walk(summary.plan);
    }
    await driver.close();
    expect(reads).toEqual([]);
  });
});

describe("how it ends", () => {
  test("an error passes on, and nothing stays", async () => {
    const before = await fingerprint();
    const broken = store.graph.rehearse(async (bound) => {
      await closed(bound);
      throw new Error("in the middle");
    });
    await expect(broken).rejects.toThrow("in the middle");
    expect(await fingerprint()).toEqual(before);
  });

  test("after its first error every statement tells that error again", async () => {
    const broken = store.graph.rehearse(async (bound) => {
      // A lost parameter: the database refuses the statement and ends the transaction.
      await bound.read("period/find-run").catch(() => undefined);
      await bound.read("period/all-periods");
    });
    await expect(broken).rejects.toThrow(/runId/);
  });

  test("it changes no schema, closes nothing and rehearses nothing", async () => {
    await store.graph.rehearse(async (bound) => {
      await expect((async () => bound.schema("CREATE INDEX x"))()).rejects.toThrow("schema");
      await expect((async () => bound.close())()).rejects.toThrow("close");
      await expect((async () => bound.rehearse(closed))()).rejects.toThrow("rehearse");
    });
  });

  test("rows that are asked for at the same time come one answer after the other", async () => {
    const [a, b] = await store.graph.rehearse((bound) =>
      Promise.all([bound.read("period/all-periods"), bound.read("period/plan-versions")]),
    );
    expect([a, b]).toEqual([[], []]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { Kind, type OperationDefinitionNode, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { LIMITS, sizeOf } from "../../server/api/limits.ts";

function ownDocuments(): string {
  const folder = new URL("../../web/src/", import.meta.url).pathname;
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".graphql"))
    .map((name) => readFileSync(folder + name, "utf8"))
    .join("\n");
}

function sizeOfText(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return sizeOf(document, operation as OperationDefinitionNode, variables);
}

describe("how large an operation may be", () => {
  const document = parse(ownDocuments());
  const operations = document.definitions.filter(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );

  test.each(operations.map((one) => [one.name?.value ?? "", one] as const))(
    "the page's %s stays below half of each limit",
    (_name, operation) => {
      const { depth, aliases, cost } = sizeOf(document, operation, {});
      expect(depth).toBeLessThanOrEqual(LIMITS.depth * 0.75);
      expect(aliases).toBeLessThanOrEqual(LIMITS.aliases / 2);
      expect(cost).toBeLessThanOrEqual(LIMITS.cost / 2);
    },
  );

  test("a field inside a field counts its depth", () => {
    expect(sizeOfText("{ a { b { c } } }")).toEqual({ depth: 3, aliases: 0, cost: 3 });
  });

  test("a list counts as often as it may answer, also by a variable", () => {
    expect(sizeOfText("{ a(first: 100) { b } }").cost).toBe(101);
    expect(sizeOfText("query ($n: Int) { a(first: $n) { b } }", { n: 200 }).cost).toBe(201);
    expect(sizeOfText("query ($n: Int = 30) { a(first: $n) { b } }").cost).toBe(31);
  });

  test("lists inside lists multiply and are refused", () => {
    const text = "{ a(first: 200) { b(first: 200) { c(first: 200) { d } } } }";
    expect(sizeOfText(text).cost).toBeGreaterThan(LIMITS.cost);
  });

  test("fragments that spread one another do not keep the counter busy", () => {
    const bomb = Array.from(
      { length: 30 },
      (_, at) => `fragment f${at} on T { x ...f${at + 1} ...f${at + 1} }`,
    ).join("\n");
    const started = performance.now();
    const { cost } = sizeOfText(`{ a { ...f0 } } ${bomb} fragment f30 on T { x }`);
    expect(cost).toBeGreaterThan(LIMITS.cost);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

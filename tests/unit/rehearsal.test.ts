/** Every query, as a rehearsal runs it, names labels of rehearsals only. */
import { expect, test } from "vitest";
import { rehearsedSchema, rehearsedText } from "../../server/graph/rehearsal.ts";
import { statementsOf } from "../../server/graph/migrate.ts";
import { projectFiles, textOf } from "./tidy/files.ts";

const files = projectFiles().filter((path) => /^cypher\/.*\.cypher$/.test(path));
const schema = files.filter((path) => path.startsWith("cypher/schema/"));
const queries = files.filter((path) => !schema.includes(path));

/** Comments and texts taken out: what is left is Cypher. */
function bare(text: string): string {
  return text.replace(/\/\/[^\n]*/g, "").replace(/"[^"]*"/g, '""');
}

/** Labels as they stand in node patterns, predicates and SET: found by their place, not by their look. */
function labelsOf(text: string): string[] {
  const withoutEdges = bare(text).replace(/\[\w*:[^\]{]*/g, "[");
  const places = withoutEdges.matchAll(/(?<![:\w])(?:\(\w*|\b\w+)((?::[\w|&!]+)+)/g);
  return [...places].flatMap(([, labels]) =>
    (labels ?? "").split(/[:|&!]/).filter((label) => /^[A-Z]/.test(label)),
  );
}

test.each(queries)("%s names no live label in a rehearsal, or is refused there", (path) => {
  const text = textOf(path);
  const procedure = /\bCALL\s+\w+\./.test(bare(text));
  if (procedure) {
    expect(() => rehearsedText(text)).toThrow("calls no procedure");
    return;
  }
  const live = labelsOf(text);
  expect(labelsOf(rehearsedText(text))).toEqual(live.map((label) => `Rehearsal${label}`));
  // Nothing else has changed.
  expect(rehearsedText(text).replaceAll("Rehearsal", "")).toBe(text);
});

test.each([
  ["MATCH (n:Person|Order)", "MATCH (n:RehearsalPerson|RehearsalOrder)"],
  ["MATCH (n:!Person&Distributor)", "MATCH (n:!RehearsalPerson&RehearsalDistributor)"],
  ["WHERE n:Person SET n:Unnumbered", "WHERE n:RehearsalPerson SET n:RehearsalUnnumbered"],
  ['RETURN "Person" // Person', 'RETURN "Person" // Person'],
  ["(a)-[:SPONSORED_BY]->(:Person {id: $Id})", "(a)-[:SPONSORED_BY]->(:RehearsalPerson {id: $Id})"],
  ["x IS :: INTEGER NOT NULL", "x IS :: INTEGER NOT NULL"],
  ["MATCH (a)-[step:$($edge)]->(b)", "MATCH (a)-[step:$($edge)]->(b)"],
  ["MATCH (s)<-[:$($edge)]-(h)", "MATCH (s)<-[:$($edge)]-(h)"],
])("%s is rehearsed as %s", (text, expected) => {
  expect(rehearsedText(text)).toBe(expected);
});

test.each([
  ["MATCH (n:`Person`)", "backticks"],
  ["MATCH (n:$($label))", "at run time"],
  ["MATCH (n) SET n:$($label)", "at run time"],
  ["CALL db.awaitIndexes(60)", "procedure"],
])("%s is refused: %s", (text, why) => {
  expect(() => rehearsedText(text)).toThrow(why);
});

test("every schema statement has its like for rehearsals, full text alone has none", () => {
  const statements = schema.flatMap((path) => statementsOf(textOf(path)));
  const without = statements.filter((one) => rehearsedSchema(one).length === 0);
  expect(without.map((one) => one.slice(0, 22))).toEqual(["CREATE FULLTEXT INDEX "]);
  expect(rehearsedSchema(statements[0] ?? "")).toEqual([
    "CREATE INDEX rehearsal_person_id IF NOT EXISTS FOR (n:RehearsalPerson) ON (n.id)",
  ]);
  expect(() => rehearsedSchema("CREATE TEXT INDEX x FOR (n:Person) ON (n.name)")).toThrow();
});

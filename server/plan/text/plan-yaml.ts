/**
 * The YAML of a plan as plain data in which every scalar is text, with the line of every place.
 *
 * YAML's own typing is off: `NO`, `0012` and `1e3` stay what they are. The reader takes hostile
 * texts: size, depth and aliases are limited before anything recursive sees them.
 */
import {
  Composer,
  Lexer,
  LineCounter,
  Parser,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type ParsedNode,
} from "yaml";
import type { PlanFault } from "../plan.ts";

/** A place in the document: keys of mappings, indexes of lists. */
export type PlanPath = readonly (string | number)[];

/** Text, lists and mappings of text; nothing else comes out of the YAML. */
export type PlanData = string | PlanData[] | { [key: string]: PlanData };

/** A document that could be read, and the line of a value (or, with `key`, of its key). */
export interface PlanDocument {
  data: PlanData;
  /** Line (1 = first) of the deepest part of the path that exists. */
  lineOf(path: PlanPath, part?: "key" | "value"): number | null;
}

const BYTES_MAX = 1_000_000;
const DEPTH_MAX = 60;
const ALIASES_MAX = 100;
/** Values after aliases are resolved; keeps a small text from unfolding into a huge one. */
const VALUES_MAX = 20_000;
/** Signs, blanks and words; stops a long text before the costly part of the reading. */
const LEXEMES_MAX = 100_000;

type YamlDocument = Document.Parsed<ParsedNode>;

/** Reads one YAML document; refuses with faults what is no single, sane document of text. */
export function readPlanYaml(
  text: string,
): { ok: true; document: PlanDocument } | { ok: false; faults: PlanFault[] } {
  const unfit = unfitText(text);
  if (unfit) return refuse(unfit);
  const lines = new LineCounter();
  const documents = compose(text, lines);
  if (documents === "deep") return refuse(`The text nests deeper than ${DEPTH_MAX} levels.`);
  if (documents === "long") return refuse("The plan holds too many values.");
  const [document, second] = documents;
  if (!document || document.contents === null || isBlank(document)) {
    return refuse("The plan is empty; docs/plan.md shows what belongs into it.");
  }
  if (second) {
    const line = lines.linePos(second.range[0]).line;
    return refuse("A second document begins here; a plan is one document, remove the ---.", line);
  }
  const problems = [...document.errors, ...document.warnings].map((problem) =>
    fault(`The YAML cannot be read here: ${problem.message}.`, lines.linePos(problem.pos[0]).line),
  );
  if (problems.length > 0) return { ok: false, faults: problems };
  return readContents(document, lines);
}

function readContents(
  document: YamlDocument,
  lines: LineCounter,
): { ok: true; document: PlanDocument } | { ok: false; faults: PlanFault[] } {
  const faults: PlanFault[] = [];
  let aliases = 0;
  let values = 0;
  const read = (node: unknown, path: PlanPath): PlanData => {
    values += 1;
    if (values === VALUES_MAX) faults.push(fault("The plan holds too many values.", null, path));
    if (values >= VALUES_MAX) return "";
    if (isAlias(node)) {
      aliases += 1;
      const target = aliases > ALIASES_MAX ? undefined : node.resolve(document);
      if (target) return read(target, path);
      const why = aliases > ALIASES_MAX ? "Too many aliases" : `There is no anchor &${node.source}`;
      if (aliases <= ALIASES_MAX + 1)
        faults.push(fault(`${why}; write the value out.`, null, path));
      return "";
    }
    if (isSeq(node)) return node.items.map((item, i) => read(item, [...path, i]));
    if (!isMap(node)) return isScalar(node) ? String(node.value ?? "") : "";
    const entries = new Map<string, PlanData>();
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value ?? "") : null;
      const at = rangeStart(pair.key);
      const line = at === null ? null : lines.linePos(at).line;
      if (key === null) faults.push(fault("A key must be a word, not a list.", line, path));
      else if (entries.has(key)) {
        faults.push(
          fault(`The key ${JSON.stringify(key)} stands twice; keep one.`, line, [...path, key]),
        );
      } else entries.set(key, read(pair.value, [...path, key]));
    }
    return Object.fromEntries(entries);
  };
  const data = read(document.contents, []);
  if (faults.length > 0) return { ok: false, faults };
  const lineOf: PlanDocument["lineOf"] = (path, part = "value") =>
    findLine(document, lines, path, part);
  return { ok: true, document: { data, lineOf } };
}

/** Reads token by token, so that a depth that would exhaust the stack is seen while it grows. */
function compose(text: string, lines: LineCounter): YamlDocument[] | "deep" | "long" {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    lexemes += 1;
    if (parser.stack.length > DEPTH_MAX) return "deep";
    if (lexemes > LEXEMES_MAX) return "long";
  }
  tokens.push(...parser.end());
  const composer = new Composer({ schema: "failsafe", prettyErrors: false, uniqueKeys: false });
  return [...composer.compose(tokens)].filter((one): one is YamlDocument => "contents" in one);
}

function unfitText(text: string): string | null {
  if (Buffer.byteLength(text) > BYTES_MAX)
    return "The text is larger than 1 MB; a plan is smaller.";
  if (text.includes("\uFFFD")) return "The text is not UTF-8; save it as UTF-8.";
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) {
    return "The text holds control characters; a plan is plain text.";
  }
  return null;
}

function isBlank(document: YamlDocument): boolean {
  return isScalar(document.contents) && String(document.contents.value ?? "") === "";
}

function findLine(
  document: YamlDocument,
  lines: LineCounter,
  path: PlanPath,
  part: "key" | "value",
): number | null {
  let node: unknown = document.contents;
  let start = rangeStart(node);
  path.forEach((step, i) => {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value ?? "") === step)
      : undefined;
    const next = isSeq(node) && typeof step === "number" ? node.items[step] : pair?.value;
    const wantsKey = part === "key" && i === path.length - 1;
    // An empty value has no line of its own worth showing; its key has.
    const keyStart =
      pair && (wantsKey || isEmpty(next) || isMap(next)) ? rangeStart(pair.key) : null;
    start = keyStart ?? rangeStart(next) ?? start;
    node = next;
  });
  return start === null ? null : lines.linePos(start).line;
}

function isEmpty(node: unknown): boolean {
  return isScalar(node) && String(node.value ?? "") === "";
}

function rangeStart(node: unknown): number | null {
  if (typeof node !== "object" || node === null || !("range" in node)) return null;
  const range = node.range;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : null;
}

function refuse(message: string, line: number | null = null): { ok: false; faults: PlanFault[] } {
  return { ok: false, faults: [fault(message, line)] };
}

function fault(message: string, line: number | null, path: PlanPath = []): PlanFault {
  return { path: pathText(path), line, message };
}

/** A path as people read it: `bonuses[0].rates.gold[1]`; the whole document is "". */
export function pathText(path: PlanPath): string {
  return path
    .map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join("");
}

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
  type Alias,
  type Document,
  type ParsedNode,
  type YAMLMap,
} from "yaml";
import type { PlanFault } from "../plan.ts";

/** A place in the document: keys of mappings, indexes of lists. */
export type PlanPath = readonly (string | number)[];

/** Text, lists and mappings of text; nothing else comes out of the YAML. */
export type PlanData = string | PlanData[] | { [key: string]: PlanData };

/** Where something stands in the text; both count from 1. */
export interface Spot {
  line: number;
  column: number;
}

/** A document that could be read, and the place of a value (or, with `key`, of its key). */
export interface PlanDocument {
  data: PlanData;
  /** Where the deepest part of the path that exists begins. */
  spotOf(path: PlanPath, part?: "key" | "value"): Spot | null;
}

const BYTES_MAX = 1_000_000;
const DEPTH_MAX = 60;
const ALIASES_MAX = 100;
/** Values after aliases are resolved; keeps a small text from unfolding into a huge one. */
const VALUES_MAX = 20_000;
/** Signs, blanks and words; stops a long text before the costly part of the reading. */
const LEXEMES_MAX = 100_000;

type YamlDocument = Document.Parsed<ParsedNode>;

/** What a text is supposed to be, for the sentences of its faults. */
export interface DocumentKind {
  /** Such as "plan". */
  noun: string;
  /** The page that says what belongs into one. */
  docs: string;
}

/** Reads one YAML document; refuses with faults what is no single, sane document of text. */
export function readPlanYaml(
  text: string,
  kind: DocumentKind,
): { ok: true; document: PlanDocument } | { ok: false; faults: PlanFault[] } {
  const { noun, docs } = kind;
  const unfit = unfitText(text, noun);
  if (unfit) return refuse(unfit);
  const lines = new LineCounter();
  const documents = compose(text, lines);
  if (documents === "deep") return refuse(`The text nests deeper than ${DEPTH_MAX} levels.`);
  if (documents === "long") return refuse(`The ${noun} holds too many values.`);
  const [document, second] = documents;
  if (!document || document.contents === null || isBlank(document)) {
    return refuse(`The ${noun} is empty; ${docs} shows what belongs into it.`);
  }
  if (second) {
    const spot = spotIn(lines, second.range[0]);
    return refuse(
      `A second document begins here; a ${noun} is one document, remove the ---.`,
      spot,
    );
  }
  const problems = [...document.errors, ...document.warnings].map((problem) =>
    fault(`The YAML cannot be read here: ${problem.message}.`, spotIn(lines, problem.pos[0])),
  );
  if (problems.length > 0) return { ok: false, faults: problems };
  return readContents(document, lines, noun);
}

/** A place: where its key and where its value begins. */
interface Place {
  key: Spot | null;
  value: Spot | null;
}

/** What one reading of a document has seen so far. */
interface Reading {
  noun: string;
  document: YamlDocument;
  lines: LineCounter;
  faults: PlanFault[];
  places: Map<string, Place>;
  aliases: number;
  values: number;
}

function readContents(
  document: YamlDocument,
  lines: LineCounter,
  noun: string,
): { ok: true; document: PlanDocument } | { ok: false; faults: PlanFault[] } {
  const places = new Map<string, Place>();
  const reading: Reading = { noun, document, lines, faults: [], places, aliases: 0, values: 0 };
  const data = readNode(reading, document.contents, []);
  if (reading.faults.length > 0) return { ok: false, faults: reading.faults };
  const spotOf: PlanDocument["spotOf"] = (path, part = "value") => {
    const place = places.get(path.join("\0"));
    if (place) return place[part] ?? place.value;
    return path.length > 0 ? spotOf(path.slice(0, -1)) : null;
  };
  return { ok: true, document: { data, spotOf } };
}

function readNode(reading: Reading, node: unknown, path: PlanPath, key: unknown = null): PlanData {
  reading.values += 1;
  if (reading.values === VALUES_MAX) {
    reading.faults.push(fault(`The ${reading.noun} holds too many values.`, null, path));
  }
  if (reading.values >= VALUES_MAX) return "";
  const keySpot = spotAt(reading, key);
  // A mapping or an empty value has no place of its own worth showing; its key has.
  const own = isMap(node) || isEmpty(node) ? keySpot : null;
  const place = { key: keySpot, value: own ?? spotAt(reading, node) ?? keySpot };
  reading.places.set(path.join("\0"), place);
  if (isAlias(node)) return readAlias(reading, node, path, key);
  if (isSeq(node)) return node.items.map((item, i) => readNode(reading, item, [...path, i]));
  if (isMap(node)) return readMap(reading, node, path);
  return isScalar(node) ? String(node.value ?? "") : "";
}

function readAlias(reading: Reading, node: Alias, path: PlanPath, key: unknown): PlanData {
  reading.aliases += 1;
  const tooMany = reading.aliases > ALIASES_MAX;
  const target = tooMany ? undefined : node.resolve(reading.document);
  if (target) return readNode(reading, target, path, key);
  const why = tooMany ? "Too many aliases" : `There is no anchor &${node.source}`;
  if (reading.aliases <= ALIASES_MAX + 1) {
    reading.faults.push(fault(`${why}; write the value out.`, spotAt(reading, node), path));
  }
  return "";
}

function readMap(reading: Reading, node: YAMLMap, path: PlanPath): PlanData {
  const entries = new Map<string, PlanData>();
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value ?? "") : null;
    const spot = spotAt(reading, pair.key);
    if (key === null) {
      reading.faults.push(fault("A key must be a word, not a list.", spot, path));
    } else if (entries.has(key)) {
      const message = `The key ${JSON.stringify(key)} stands twice; keep one.`;
      reading.faults.push(fault(message, spot, [...path, key]));
    } else {
      entries.set(key, readNode(reading, pair.value, [...path, key], pair.key));
    }
  }
  return Object.fromEntries(entries);
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

function unfitText(text: string, noun: string): string | null {
  if (Buffer.byteLength(text) > BYTES_MAX)
    return `The text is larger than 1 MB; a ${noun} is smaller.`;
  if (text.includes("\uFFFD")) return "The text is not UTF-8; save it as UTF-8.";
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) {
    return `The text holds control characters; a ${noun} is plain text.`;
  }
  return null;
}

function isBlank(document: YamlDocument): boolean {
  return isScalar(document.contents) && String(document.contents.value ?? "") === "";
}

function isEmpty(node: unknown): boolean {
  return isScalar(node) && String(node.value ?? "") === "";
}

/** Where a node begins; null where there is no node. */
function spotAt(reading: Reading, node: unknown): Spot | null {
  if (typeof node !== "object" || node === null || !("range" in node)) return null;
  const range = node.range;
  const start: unknown = Array.isArray(range) ? range[0] : null;
  return typeof start === "number" ? spotIn(reading.lines, start) : null;
}

function spotIn(lines: LineCounter, at: number): Spot {
  const { line, col } = lines.linePos(at);
  return { line, column: col };
}

function refuse(message: string, spot: Spot | null = null): { ok: false; faults: PlanFault[] } {
  return { ok: false, faults: [fault(message, spot)] };
}

/** A fault at a place of the text, or of none. */
export function fault(message: string, spot: Spot | null, path: PlanPath = []): PlanFault {
  const { line, column } = spot ?? { line: null, column: null };
  return { path: pathText(path), line, column, message };
}

/** A path as people read it: `bonuses[0].rates.gold[1]`; the whole document is "". */
export function pathText(path: PlanPath): string {
  return path
    .map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join("");
}

/** Where in a plan a place of the text is, read from a syntax tree that forgives what is unfinished. */
import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/yaml";
import type { Data, Path } from "./schema-shape.ts";

export interface YamlPlace {
  path: Path;
  /** Whether a key or a value stands (or is to stand) here. */
  part: "key" | "value";
  from: number;
  to: number;
}

export function yamlTree(text: string): Tree {
  return parser.parse(text);
}

/** The whole text as data; what cannot be read is left out. */
export function yamlData(text: string, tree: Tree = yamlTree(text)): Data {
  const document = tree.topNode.getChild("Document");
  const content = document && firstValue(document);
  return content ? dataOf(content, text) : null;
}

const VALUES = [
  ...["BlockMapping", "FlowMapping", "BlockSequence", "FlowSequence"],
  ...["Literal", "QuotedLiteral", "BlockLiteral", "Alias", "Anchored", "Tagged"],
];

function firstValue(node: SyntaxNode): SyntaxNode | null {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (VALUES.includes(child.name)) return child;
  }
  return null;
}

function dataOf(node: SyntaxNode, text: string): Data {
  if (node.name === "Anchored" || node.name === "Tagged") {
    const inner = firstValue(node);
    return inner ? dataOf(inner, text) : null;
  }
  if (node.name.endsWith("Mapping")) {
    return Object.fromEntries(
      node.getChildren("Pair").map((pair) => {
        const value = firstValue(pair);
        return [keyOf(pair, text), value ? dataOf(value, text) : null];
      }),
    );
  }
  if (node.name.endsWith("Sequence")) {
    return node.getChildren("Item").map((item) => {
      const value = firstValue(item);
      return value ? dataOf(value, text) : null;
    });
  }
  return unquoted(text.slice(node.from, node.to));
}

function keyOf(pair: SyntaxNode, text: string): string {
  const key = pair.getChild("Key");
  return key ? unquoted(text.slice(key.from, key.to)) : "";
}

function unquoted(text: string): string {
  return text.replace(/^(["'])([\s\S]*)\1$/, "$2").trim();
}

/** The place at a position; null between places. */
export function placeAt(text: string, position: number, tree = yamlTree(text)): YamlPlace | null {
  const node = tree.resolveInner(position, 1);
  const leaf = node.name === "Key" ? (node.firstChild ?? node) : node;
  if (!["Literal", "QuotedLiteral"].includes(leaf.name)) return null;
  const part = leaf.parent?.name === "Key" ? "key" : "value";
  return { path: pathOf(leaf, text), part, from: leaf.from, to: leaf.to };
}

function pathOf(leaf: SyntaxNode, text: string): Path {
  const path: (string | number)[] = [];
  for (let node: SyntaxNode | null = leaf; node; node = node.parent) {
    if (node.name === "Pair") path.unshift(keyOf(node, text));
    if (node.name !== "Item") continue;
    const items: SyntaxNode[] = node.parent?.getChildren("Item") ?? [];
    path.unshift(items.findIndex((item) => item.from === node?.from));
  }
  return path;
}

const MARK = "zzMARKzz";

/**
 * What is to be completed at a position: a mark is put in for the word that is being written, as a key
 * where the line has none yet, and the tree of that text says where it is.
 */
export function completionPlace(
  text: string,
  position: number,
): { path: Path; part: "key" | "value"; from: number; data: Data } | null {
  const lineStart = text.lastIndexOf("\n", position - 1) + 1;
  const before = text.slice(lineStart, position);
  if (/(^|\s)#/.test(before)) return null;
  const word = /[\w.-]*$/.exec(before)?.[0] ?? "";
  const from = position - word.length;
  const rest = text.slice(position).replace(/^[\w.-]*/, "");
  const isKey = /^(\s|- )*$/.test(before.slice(0, before.length - word.length));
  const isFlow = inFlow(text.slice(0, from));
  const isFlowKey = isFlow && /[{,]\s*$/.test(text.slice(0, from)) && isMappingOpen(text, from);
  const keyFollows = /^\s*:/.test(rest);
  const mark = (isKey && !isFlow) || isFlowKey ? `${MARK}${keyFollows ? "" : ": x"}` : MARK;
  const marked = `${text.slice(0, from)}${mark}${rest}`;
  const tree = yamlTree(marked);
  const place = placeAt(marked, from + 1, tree);
  if (place === null) return null;
  return { path: place.path, part: place.part, from, data: yamlData(marked, tree) };
}

function inFlow(text: string): boolean {
  return openers(text).length > 0;
}

function isMappingOpen(text: string, position: number): boolean {
  return openers(text.slice(0, position)).at(-1) === "{";
}

/** Brackets that are open at the end of a text, comments and quotes left out. */
function openers(text: string): string[] {
  const open: string[] = [];
  for (const [sign] of text.matchAll(/"(?:\\.|[^"\\\n])*"|'[^'\n]*'|(?:^|\s)#[^\n]*|[[\]{}]/g)) {
    if (sign === "{" || sign === "[") open.push(sign);
    else if (sign === "}" || sign === "]") open.pop();
  }
  return open;
}

export { MARK as COMPLETION_MARK };

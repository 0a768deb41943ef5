/** What a `.cypher` file says of itself in its header, and what its body does. */

export interface CypherHeader {
  question: string;
  /** Empty where the part is missing. */
  parameters: string;
  returns: string;
  tries: string;
}

/** The header's parts; each goes on over the comment lines that are indented under it. */
export function headerOf(text: string): CypherHeader {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    if (!line.startsWith("//")) break;
    lines.push(line.slice(2).replace(/^ /, ""));
  }
  const part = (name: string) => {
    const at = lines.findIndex((line) => line.startsWith(`${name} `));
    if (at === -1) return "";
    const more = lines.slice(at + 1).findIndex((line) => !line.startsWith("   "));
    const until = more === -1 ? lines.length : at + 1 + more;
    return lines.slice(at, until).join(" ").slice(name.length).replace(/\s+/g, " ").trim();
  };
  return {
    question: lines[0] ?? "",
    parameters: part("Parameters"),
    returns: part("Returns"),
    tries: part("Try"),
  };
}

/** The statement without its comments and without what stands between quotes. */
export function bodyOf(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("//"))
    .map((line) => line.replace(/\s\/\/ .*$/, ""))
    .join("\n")
    .replace(/"[^"\n]*"|'[^'\n]*'/g, '""');
}

const names = (text: string) =>
  [...new Set([...text.matchAll(/\$([A-Za-z]\w*)/g)].map(([, name]) => name!))].sort();

export const parametersOfHeader = (header: CypherHeader): string[] => names(header.parameters);
export const parametersOfBody = (text: string): string[] => names(bodyOf(text));

/** The names of the columns of the final RETURN; none where the statement returns nothing. */
export function columnsOfBody(text: string): string[] {
  const lines = bodyOf(text).split("\n");
  const at = lines.findLastIndex((line) => /^RETURN\b/.test(line));
  if (at === -1) return [];
  const rest = lines
    .slice(at)
    .join("\n")
    .replace(/^RETURN\s+(DISTINCT\s+)?/, "");
  const clause = rest.split(/\n(?:ORDER BY|SKIP|LIMIT)\b/)[0]!;
  return topLevelParts(clause).map((part) => / AS (\w+)$/.exec(part)?.[1] ?? part);
}

function topLevelParts(clause: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const sign of clause) {
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign)) depth -= 1;
    if (sign === "," && depth === 0) {
      parts.push(part);
      part = "";
    } else part += sign;
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== "");
}

/** The column names that a header promises: the words before a type, what is in brackets left out. */
export function columnsOfHeader(header: CypherHeader): string[] {
  let text = header.returns.replace(/"[^"]*"/g, "");
  while (/\([^()]*\)/.test(text)) text = text.replace(/\([^()]*\)/g, "");
  text = text.replace(/\bLIST OF [A-Z]+/gi, "LIST");
  const found = text.matchAll(
    /((?:[a-z]\w*\s*,\s*)*[a-z]\w*)\s+(?:STRING|INTEGER|BOOLEAN|LIST|MAP|FLOAT)\b/g,
  );
  return [...found].flatMap(([, list]) => list!.split(",").map((name) => name.trim()));
}

/** A type chosen at run time inside a variable-length pattern is silently ignored by Neo4j 5.26. */
export const dynamicVariableLength = /\[[^\]\n]*:\s*\$(?:any|all)?\([^\]]*\)[^\]]*\*[^\]]*\]/;

/** What the editor offers and explains at a place of a plan, by the plan's own schema. */
import {
  allowedKeys,
  allowedWords,
  dataAt,
  describe,
  isByRank,
  type Data,
  type Schema,
} from "./schema-shape.ts";
import { COMPLETION_MARK, completionPlace, placeAt, yamlData } from "./yaml-place.ts";

export interface Suggestion {
  label: string;
  /** What is put in. */
  insert: string;
  detail: string;
  kind: "key" | "word" | "id";
  required: boolean;
}

export interface Suggestions {
  from: number;
  options: Suggestion[];
}

/** Lists whose ids a key's values come from. */
const LISTS: Record<string, string> = {
  ...{ rank: "ranks", headRank: "ranks", title: "ranks", paidAs: "ranks" },
  ...{ calendar: "calendars", of: "bonuses", spares: "bonuses", priority: "bonuses" },
};

/** The keys or words that fit where the cursor stands. */
export function suggest(schema: Schema, text: string, position: number): Suggestions | null {
  const place = completionPlace(text, position);
  if (place === null) return null;
  const { path, part, from, data } = place;
  return { from, options: part === "key" ? keys(schema, data, path) : words(schema, data, path) };
}

function keys(schema: Schema, data: Data, path: readonly (string | number)[]): Suggestion[] {
  const above = path.slice(0, -1);
  const there = dataAt(data, above);
  const isThere = (key: string) => typeof there === "object" && there !== null && key in there;
  const known = allowedKeys(schema, data, above).map(
    ({ key, description, required }): Suggestion => ({
      ...{ label: key, insert: `${key}: `, detail: description, kind: "key", required },
    }),
  );
  const ranks = isByRank(schema, data, above) ? [...idsOf(data, "ranks"), "unranked"] : [];
  const ids = ranks.map((id) => suggestion(id, "id", "a rank of this plan", `${id}: `));
  return [...known, ...ids].filter(({ label }) => !isThere(label) && label !== COMPLETION_MARK);
}

function words(schema: Schema, data: Data, path: readonly (string | number)[]): Suggestion[] {
  const detail = describe(schema, data, path);
  const allowed = allowedWords(schema, data, path).map((word) => suggestion(word, "word", detail));
  const key = [...path].reverse().find((step) => typeof step === "string") ?? "";
  const list = LISTS[key];
  const ids = list === undefined ? [] : idsOf(data, list);
  const single = list?.replace(/s$/, "") ?? "";
  return [...allowed, ...ids.map((id) => suggestion(id, "id", `a ${single} of this plan`))];
}

function suggestion(
  label: string,
  kind: Suggestion["kind"],
  detail: string,
  insert = label,
): Suggestion {
  return { label, insert, detail, kind, required: false };
}

function idsOf(data: Data, list: string): string[] {
  const items = dataAt(data, [list]);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => {
    const id = dataAt(item, ["id"]);
    return typeof id === "string" && id !== COMPLETION_MARK ? [id] : [];
  });
}

/** What the schema says of the key or value at a position; null where it says nothing. */
export function explain(
  schema: Schema,
  text: string,
  position: number,
): { from: number; to: number; title: string; lines: string[] } | null {
  const place = placeAt(text, position);
  if (place === null) return null;
  const data = yamlData(text);
  const description = describe(schema, data, place.path);
  if (description === "") return null;
  const allowed = allowedWords(schema, data, place.path);
  const title = String([...place.path].reverse().find((step) => typeof step === "string") ?? "");
  const lines = [description, ...(allowed.length > 1 ? [`One of: ${allowed.join(", ")}`] : [])];
  return { from: place.from, to: place.to, title, lines };
}

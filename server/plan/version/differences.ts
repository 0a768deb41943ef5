/**
 * What two versions of a plan promise differently, place by place and in words.
 *
 * Meaning is compared, not text: comments, the order of keys, aliases and 1.0 for 1.00 are no change.
 * What has an id is found by it wherever it stands in its list; brackets are found by their bound.
 */
import { pathText, type PlanData, type PlanPath } from "../text/plan-yaml.ts";
import { keyWords, said, type Names } from "./words.ts";

/** One difference. */
export interface PlanChange {
  /** Place in the later plan; in the earlier one for what was removed. */
  path: string;
  kind: "added" | "removed" | "changed" | "reordered";
  /** The part of the plan: its first key, such as "bonuses". */
  part: string;
  /** What is meant: "Team commission, Gold, level 2". */
  subject: string;
  /** In words; null where there was or is nothing. */
  before: string | null;
  after: string | null;
}

type Mapping = { [key: string]: PlanData };

/** What may be left out, and what is meant then. */
const MEANT: Record<string, string> = { paidOn: "commissionable", legsCounted: "asPlaced" };
/** Keys whose texts are compared as they stand. */
const EXACT = ["id", "name", "plan", "zone"];

interface Place {
  path: PlanPath;
  /** Words of the way down, the outermost first. */
  subject: readonly string[];
  key: string;
  parent: string | null;
}

interface Comparison {
  names: Names;
  changes: PlanChange[];
}

/** Every difference, in the order of the later plan; none for two texts of one meaning. */
export function differencesOf(before: PlanData, after: PlanData): PlanChange[] {
  const names = {
    ranks: new Map([...namesIn(before, "ranks"), ...namesIn(after, "ranks")]),
    bonuses: new Map([...namesIn(before, "bonuses"), ...namesIn(after, "bonuses")]),
  };
  const comparison: Comparison = { names, changes: [] };
  compare(comparison, before, after, { path: [], subject: [], key: "", parent: null });
  return comparison.changes;
}

/** A difference as one sentence: "Gold, level 2: 5 % → 4 %". */
export function changeText({ kind, subject, before, after }: PlanChange): string {
  if (kind === "added") return after === null ? `${subject}: added` : `${subject}: added, ${after}`;
  if (kind === "removed") {
    return before === null ? `${subject}: removed` : `${subject}: removed, was ${before}`;
  }
  const what = kind === "reordered" ? `${subject}, in another order` : subject;
  return `${what}: ${before} → ${after}`;
}

function namesIn(data: PlanData, list: string): [string, string][] {
  const items = isMapping(data) ? data[list] : undefined;
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) =>
    isMapping(item) && typeof item["id"] === "string" && typeof item["name"] === "string"
      ? [[item["id"], item["name"]]]
      : [],
  );
}

function compare(of: Comparison, before: PlanData, after: PlanData, place: Place): void {
  if (isMapping(before) && isMapping(after)) return compareMappings(of, before, after, place);
  if (Array.isArray(before) && Array.isArray(after)) {
    return compareLists(of, before, after, place);
  }
  if (normal(before, place.key) === normal(after, place.key)) return;
  note(of, "changed", place, before, after);
}

function compareMappings(of: Comparison, before: Mapping, after: Mapping, place: Place): void {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  for (const key of keys) {
    const inner: Place = {
      path: [...place.path, key],
      subject: [...place.subject, keyWords(key, place.key, of.names)],
      key,
      parent: place.key,
    };
    const [was, is] = [before[key] ?? MEANT[key], after[key] ?? MEANT[key]];
    if (was !== undefined && is !== undefined) compare(of, was, is, inner);
    else if (is !== undefined) note(of, "added", inner, null, is);
    else if (was !== undefined) note(of, "removed", inner, was, null);
  }
}

function compareLists(of: Comparison, before: PlanData[], after: PlanData[], place: Place): void {
  const all = [...before, ...after];
  if (all.length > 0 && all.every((item) => keyOf(item) !== null)) {
    return compareByKey(of, before as Mapping[], after as Mapping[], place);
  }
  const isLevels = all.some(isRate) && all.every((item) => typeof item === "string");
  if (!isLevels && all.every((item) => typeof item === "string")) {
    if (normal(before, place.key) !== normal(after, place.key)) {
      note(of, "changed", place, before, after);
    }
    return;
  }
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    const what = isLevels ? `level ${i + 1}` : `entry ${i + 1}`;
    const inner = { ...place, path: [...place.path, i], subject: [...place.subject, what] };
    const [was, is] = [before[i], after[i]];
    if (was !== undefined && is !== undefined) compare(of, was, is, inner);
    else if (is !== undefined) note(of, "added", inner, null, is);
    else if (was !== undefined) note(of, "removed", inner, was, null);
  }
}

/** Items that have an id or a bound: found by it, so that one inserted is one change. */
function compareByKey(of: Comparison, before: Mapping[], after: Mapping[], place: Place): void {
  const at = (items: Mapping[], key: string) => items.findIndex((item) => keyOf(item) === key);
  const innerOf = (items: Mapping[], i: number): Place => ({
    ...place,
    path: [...place.path, i],
    subject: [...upTo(place), itemWords(items[i] ?? {}, place.key, of.names)],
  });
  after.forEach((item, i) => {
    const was = before[at(before, keyOf(item) ?? "")];
    if (was === undefined) note(of, "added", innerOf(after, i), null, item);
    else compare(of, was, item, innerOf(after, i));
  });
  before.forEach((item, i) => {
    if (at(after, keyOf(item) ?? "") < 0) note(of, "removed", innerOf(before, i), item, null);
  });
  const both = (items: Mapping[], others: Mapping[]) =>
    items.map(keyOf).filter((key) => key !== null && at(others, key) >= 0);
  const [was, is] = [both(before, after), both(after, before)];
  if (was.join("\0") === is.join("\0")) return;
  const [first, second] = [was, is].map((keys) =>
    keys.map((key) => nameOf(place.key, key ?? "", of.names)).join(", "),
  );
  push(of, "reordered", place, first ?? "", second ?? "");
}

/** The words of a list are left out where its items name themselves: "Rank Gold", not "ranks, Gold". */
function upTo({ path, subject }: Place): readonly string[] {
  return path.length === 1 ? [] : subject.slice(0, -1);
}

function itemWords(item: Mapping, list: string, names: Names): string {
  const { id, from, above } = item as Record<string, PlanData | undefined>;
  if (typeof id === "string") {
    if (list === "bonuses") return nameOf(list, id, names);
    const single = list === "ranks" ? "Rank" : list.replace(/s$/, "");
    return `${single} ${nameOf(list, id, names)}`;
  }
  return typeof from === "string"
    ? `from ${said(from, "from", names)}`
    : `above ${said(above ?? "", "above", names)}`;
}

function nameOf(list: string, id: string, names: Names): string {
  if (list === "ranks") return names.ranks.get(id) ?? id;
  if (list === "bonuses") return names.bonuses.get(id) ?? id;
  return id;
}

/** What an item of a list is found by: its id, or the bound of a bracket. */
function keyOf(item: PlanData): string | null {
  if (!isMapping(item)) return null;
  const { id, from, above } = item as Record<string, PlanData | undefined>;
  if (typeof id === "string") return id;
  if (typeof from === "string") return `from ${normal(from, "from")}`;
  return typeof above === "string" ? `above ${normal(above, "above")}` : null;
}

function note(
  of: Comparison,
  kind: PlanChange["kind"],
  place: Place,
  before: PlanData | null,
  after: PlanData | null,
): void {
  const words = (data: PlanData | null) => (data === null ? null : said(data, place.key, of.names));
  push(of, kind, place, words(before), words(after));
}

function push(
  { changes }: Comparison,
  kind: PlanChange["kind"],
  { path, subject }: Place,
  before: string | null,
  after: string | null,
): void {
  const text = subject.join(", ");
  changes.push({
    ...{ path: pathText(path), kind, part: String(path[0] ?? "") },
    subject: `${text.charAt(0).toUpperCase()}${text.slice(1)}`,
    ...{ before, after },
  });
}

/** One text for one meaning. */
function normal(data: PlanData, key: string): string {
  if (typeof data === "string") {
    const figure = EXACT.includes(key) ? null : /^0*([0-9]+(?:\.[0-9]+)?)(%?)$/.exec(data);
    if (figure === null) return data;
    const [, digits = "", sign = ""] = figure;
    return `${digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits}${sign}`;
  }
  if (Array.isArray(data)) return `[${data.map((item) => normal(item, key)).join("\0")}]`;
  const entries = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, value]) => `${name}\0${normal(value, name)}`).join("\0")}}`;
}

function isRate(item: PlanData): boolean {
  return typeof item === "string" && item.endsWith("%");
}

function isMapping(data: PlanData): data is Mapping {
  return typeof data === "object" && !Array.isArray(data);
}

/**
 * The plan's keys and values as people say them.
 *
 * A key that has no words of its own is written out ("customerOrders" is "customer orders"), so a key
 * that is new in the language is readable at once.
 */
import type { PlanData } from "../text/plan-yaml.ts";

/** Names by id of what a plan lists. */
export interface Names {
  ranks: ReadonlyMap<string, string>;
  bonuses: ReadonlyMap<string, string>;
}

const KEYS: Record<string, string> = {
  plan: "id of the plan",
  effectiveFrom: "effective from",
  cutOff: "cut-off",
  "points.value": "value of a point",
  ranksFrom: "ranks",
  requires: "requirement",
  maintain: "to keep it",
  titleAfter: "title after",
  legCap: "cap of a leg",
  capOf: "cap of a leg is taken of",
  headRank: "rank of the leg's head",
  headActive: "active head",
  spares: "bonuses that are never cut",
  payee: "who is paid",
  removes: "who is removed",
  pays: "what is paid",
  by: "chosen by",
  of: "taken of",
  per: "a",
  top: "the best only",
};

/** Words that stand for themselves in a key or value. */
const WORDS: Record<string, string> = {
  xUp: "x-up",
  standardRollUp: "standard roll-up",
  pushUp: "push-up",
  halfEven: "half to even",
  paidAs: "paid-as rank",
  true: "yes",
  false: "no",
};

/** Keys whose values are a rank's id. */
const RANK_VALUES = ["rank", "headRank", "title", "paidAs"];
/** Keys under which a mapping goes from rank ids. */
const BY_RANK = ["rates", "amounts", "byRank", "person", "amount"];
/** Keys whose values are ids of bonuses. */
const BONUS_VALUES = ["of", "spares", "priority"];

/** A key as people say it, without its place: `parent` is the key above it. */
export function keyWords(key: string, parent: string | null, names: Names): string {
  if (parent !== null && BY_RANK.includes(parent)) {
    const rank = names.ranks.get(key);
    if (rank !== undefined) return rank;
    if (key === "unranked") return "without rank";
  }
  return KEYS[`${parent}.${key}`] ?? KEYS[key] ?? plain(key);
}

/** "customerOrders" as "customer orders"; what is no such word stays as it is. */
function plain(word: string): string {
  const known = WORDS[word];
  if (known !== undefined) return known;
  if (!/^[a-z]+([A-Z][a-z]*)+$/.test(word)) return word;
  return word.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const SAID_MAX = 240;

/** A value as people say it; `key` is the key that it stands under. */
export function said(data: PlanData, key: string, names: Names): string {
  const text = inWords(data, key, names);
  return text.length <= SAID_MAX ? text : `${text.slice(0, SAID_MAX).trimEnd()} ...`;
}

function inWords(data: PlanData, key: string, names: Names): string {
  if (typeof data === "string") return scalar(data, key, names);
  if (Array.isArray(data)) {
    if (data.length === 0) return "none";
    const parts = data.map((item) => inWords(item, key, names));
    return data.some((item) => typeof item !== "string") ? parts.join("; ") : parts.join(", ");
  }
  const entries = Object.entries(data);
  if (entries.length === 0) return "nothing asked";
  return entries
    .filter(([name]) => name !== "id" && name !== "name")
    .map(([name, value]) => {
      const words = keyWords(name, key, names);
      return value === "true" ? words : `${words} ${nested(value, name, names)}`;
    })
    .join(", ");
}

function nested(value: PlanData, key: string, names: Names): string {
  const text = inWords(value, key, names);
  return typeof value === "string" ? text : `(${text})`;
}

function scalar(text: string, key: string, names: Names): string {
  if (RANK_VALUES.includes(key)) return names.ranks.get(text) ?? text;
  if (BONUS_VALUES.includes(key)) return names.bonuses.get(text) ?? plain(text);
  if (key === "name") return `"${text}"`;
  if (key === "version" || key === "id" || key === "plan") return text;
  if (/^[0-9.]+%$/.test(text)) return `${text.slice(0, -1)} %`;
  if (/^[0-9]{4,}(\.[0-9]+)?$/.test(text)) return grouped(text);
  return plain(text);
}

/** "1200.00" as "1,200.00". */
function grouped(decimal: string): string {
  const [whole = "", decimals] = decimal.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? groups : `${groups}.${decimals}`;
}

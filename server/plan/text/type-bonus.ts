/**
 * Bonuses from text to typed form.
 */
import type { Bonus, DifferentialBonus, UnilevelBonus } from "../plan.ts";
import { noSuch, type PlanReader } from "./plan-reader.ts";
import type { PlanPath } from "./plan-yaml.ts";
import type { RawBonus, RawDifferential, RawPlan, RawUnilevel } from "./raw-plan.ts";
import { typeRequirement } from "./type-requirement.ts";

/** Names people without rank in a mapping of rates. */
export const UNRANKED = "unranked";

const ONE = 1_000_000n;

/** The bonus at `path`; faults go to the reader. */
export function typeBonus(reader: PlanReader, plan: RawPlan, raw: RawBonus, path: PlanPath): Bonus {
  const calendars = plan.calendars.map((calendar) => calendar.id);
  if (!calendars.includes(raw.calendar)) {
    reader.refuse([...path, "calendar"], noSuch("calendar", raw.calendar, calendars));
  }
  return raw.kind === "unilevel"
    ? typeUnilevel(reader, plan, raw, path)
    : typeDifferential(reader, plan, raw, path);
}

function typeUnilevel(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawUnilevel,
  path: PlanPath,
): UnilevelBonus {
  const { id, name, kind, calendar, tree, ownOrders, customerOrders, rankBy, compression } = raw;
  const payee = typeRequirement(reader, raw.payee, [...path, "payee"]);
  const rates = [...path, "rates"];
  const ratesByRank = Array.isArray(raw.rates)
    ? Array<bigint[]>(plan.ranks.length + 1).fill(rateList(reader, raw.rates, rates))
    : byRank(reader, plan, raw.rates, rates, [], (texts, at) => rateList(reader, texts, at));
  return {
    ...{ kind, id, name, calendar, tree, ownOrders, customerOrders, rankBy, ratesByRank, payee },
    compression,
    removes: raw.removes ?? "unentitled",
  };
}

function rateList(reader: PlanReader, texts: string[], path: PlanPath): bigint[] {
  const rates = texts.map((text, i) => reader.rate([...path, i], text));
  if (rates.reduce((sum, rate) => sum + rate, 0n) > ONE) {
    reader.refuse(
      path,
      "These rates add up to more than 100 %; an order cannot pay more than that.",
    );
  }
  return rates;
}

function typeDifferential(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawDifferential,
  path: PlanPath,
): DifferentialBonus {
  const { id, name, kind, calendar, tree, ownOrders, customerOrders, unqualified } = raw;
  const payee = typeRequirement(reader, raw.payee, [...path, "payee"]);
  const percentage = typePercentage(reader, plan, raw, [...path, "percentage"]);
  return {
    ...{ kind, id, name, calendar, tree, percentage, ownOrders, customerOrders },
    firstLevel: raw.firstLevel === "0" ? 0 : raw.firstLevel === "1" ? 1 : 2,
    sellerBlocks: raw.sellerBlocks === "true",
    unqualified,
    payee,
  };
}

function typePercentage(
  reader: PlanReader,
  plan: RawPlan,
  { percentage }: RawDifferential,
  path: PlanPath,
): DifferentialBonus["percentage"] {
  if ("rates" in percentage) {
    const at = [...path, "rates"];
    const rates = byRank(reader, plan, percentage.rates, at, 0n, (text, place) =>
      reader.rate(place, text),
    );
    return { by: percentage.by, rates };
  }
  const brackets = percentage.brackets.map((bracket, i) => ({
    from: reader.volume([...path, "brackets", i, "from"], bracket.from),
    rate: reader.rate([...path, "brackets", i, "rate"], bracket.rate),
  }));
  brackets.forEach((bracket, i) => {
    const before = brackets[i - 1];
    if (!before || before.from < bracket.from) return;
    reader.refuse(
      [...path, "brackets", i, "from"],
      "A bracket begins above the one before; list them from the lowest to the highest.",
    );
  });
  return { by: percentage.by, measuredIn: percentage.measuredIn, brackets };
}

/** A value for each rank number; a rank not named has that of the next lower one that is. */
function byRank<Text, Value>(
  reader: PlanReader,
  plan: RawPlan,
  named: Record<string, Text>,
  path: PlanPath,
  lowest: Value,
  read: (text: Text, path: PlanPath) => Value,
): Value[] {
  const values = new Map<number, Value>();
  for (const [id, text] of Object.entries(named)) {
    const at = [...path, id];
    values.set(id === UNRANKED ? 0 : reader.rank(at, id, "key"), read(text, at));
  }
  let value = lowest;
  return Array.from({ length: plan.ranks.length + 1 }, (_, number) => {
    value = values.get(number) ?? value;
    return value;
  });
}

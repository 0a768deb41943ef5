/** A promotion from text to typed form: figures exact, ids resolved, instants in the plan's zone. */
import { parseInstant } from "../../plan/instant.ts";
import type { Plan } from "../../plan/plan.ts";
import { afterDays } from "../../plan/span.ts";
import type { PlanReader } from "../../plan/text/plan-reader.ts";
import type { PlanPath } from "../../plan/text/plan-yaml.ts";
import type { Condition, Measure, PointRule, Promotion, Tier } from "../promotion.ts";
import type * as Raw from "./raw-promotion.ts";

/** The typed promotion; what is wrong in it is noted with the reader. */
export function typePromotion(reader: PlanReader, raw: Raw.RawPromotion, plan: Plan): Promotion {
  const until = readInstant(reader, plan, raw.window.until, ["window", "until"], false);
  const { participants } = raw;
  return {
    id: raw.promotion,
    name: raw.name,
    planId: raw.plan,
    window: {
      from: readInstant(reader, plan, raw.window.from, ["window", "from"], false),
      until,
    },
    calendar: raw.calendar,
    participants: {
      statuses: participants.statuses,
      rank: typeEntry(reader, plan, participants.rank),
      joined: typeJoined(reader, plan, participants.joined),
    },
    returns: {
      ofEarlierOrders: raw.returns.ofEarlierOrders,
      takenBackUntil: afterDays(plan.zone, until, Number(raw.returns.takeBack.split(" ")[0])),
    },
    requires: raw.requires === undefined ? null : typeCondition(reader, raw.requires, ["requires"]),
    points: (raw.points ?? []).map((rule, i) => typePoints(reader, rule, ["points", i])),
    awards: raw.awards,
    tiers: raw.tiers.map((tier, i) => typeTier(reader, tier, ["tiers", i])),
  };
}

function readInstant(
  reader: PlanReader,
  plan: Plan,
  text: string,
  path: PlanPath,
  plainDate: boolean,
): number {
  const read = parseInstant(text, plan.zone, { plainDate, localTime: true });
  if (!read.ok) reader.refuse(path, `${read.reason}.`);
  if (read.ok && read.epochMillis % 1000 !== 0) {
    reader.refuse(path, "A window is told to the second; leave the fraction out.");
  }
  return read.ok ? read.epochMillis : 0;
}

function typeEntry(
  reader: PlanReader,
  plan: Plan,
  raw: Raw.RawPromotion["participants"]["rank"],
): Promotion["participants"]["rank"] {
  if (raw === undefined) return null;
  const at = (key: "atLeast" | "atMost", none: number) => {
    const id = raw[key];
    return id === undefined ? none : reader.rank(["participants", "rank", key], id);
  };
  return { by: raw.by, atLeast: at("atLeast", 0), atMost: at("atMost", plan.ranks.length) };
}

function typeJoined(
  reader: PlanReader,
  plan: Plan,
  raw: Raw.RawPromotion["participants"]["joined"],
): Promotion["participants"]["joined"] {
  if (raw === undefined) return null;
  const at = (key: "from" | "until") => {
    const text = raw[key];
    if (text === undefined) return null;
    return readInstant(reader, plan, text, ["participants", "joined", key], true);
  };
  return { from: at("from"), until: at("until") };
}

function typeCondition(reader: PlanReader, raw: Raw.RawCondition, path: PlanPath): Condition {
  if (raw.all)
    return { all: raw.all.map((one, i) => typeCondition(reader, one, [...path, "all", i])) };
  if (raw.any)
    return { any: raw.any.map((one, i) => typeCondition(reader, one, [...path, "any", i])) };
  const { volume, enrolments, customers, rank, advance, hold } = raw;
  if (volume) {
    const at = [...path, "volume"];
    const measure = typeVolume(reader, volume, at);
    return { measure, atLeast: reader.volume([...at, "atLeast"], volume.atLeast) };
  }
  if (enrolments) {
    const measure = typeEnrolments(reader, enrolments, [...path, "enrolments"]);
    return { measure, atLeast: BigInt(enrolments.atLeast) };
  }
  if (customers) {
    const measure = typeCustomers(reader, customers, [...path, "customers"]);
    return { measure, atLeast: BigInt(customers.atLeast) };
  }
  if (rank) {
    const number = reader.rank([...path, "rank", "atLeast"], rank.atLeast);
    return { measure: { kind: "rank", by: rank.by }, atLeast: BigInt(number) };
  }
  if (advance) {
    return { measure: { kind: "advance", by: advance.by }, atLeast: BigInt(advance.ranks) };
  }
  const held = reader.rank([...path, "hold", "atLeast"], hold!.atLeast);
  return { measure: { kind: "hold", by: hold!.by, rank: held }, atLeast: BigInt(hold!.periods) };
}

function typeVolume(reader: PlanReader, raw: Raw.RawVolume, path: PlanPath): Measure {
  const { of, tree = null, measuredIn, orders, legCap } = raw;
  const cap = legCap === undefined ? null : reader.volume([...path, "legCap"], legCap);
  return { kind: "volume", of, tree, measuredIn, orders, legCap: cap };
}

function typeEnrolments(reader: PlanReader, raw: Raw.RawEnrolments, path: PlanPath): Measure {
  const { active, firstOrder } = raw;
  const first =
    firstOrder === undefined ? null : reader.volume([...path, "firstOrder"], firstOrder);
  return { kind: "enrolments", active: active !== undefined, firstOrder: first };
}

function typeCustomers(
  reader: PlanReader,
  { firstOrder }: { firstOrder: string },
  path: PlanPath,
): Measure {
  return { kind: "customers", firstOrder: reader.volume([...path, "firstOrder"], firstOrder) };
}

function typePoints(reader: PlanReader, raw: Raw.RawPoints, path: PlanPath): PointRule {
  const { volume, enrolments, customers } = raw;
  if (volume) {
    const at = [...path, "volume"];
    const each = reader.volume([...at, "each"], volume.each);
    return { measure: typeVolume(reader, volume, at), each, points: BigInt(volume.points) };
  }
  if (enrolments) {
    const measure = typeEnrolments(reader, enrolments, [...path, "enrolments"]);
    return { measure, each: 1n, points: BigInt(enrolments.points) };
  }
  const measure = typeCustomers(reader, customers!, [...path, "customers"]);
  return { measure, each: 1n, points: BigInt(customers!.points) };
}

function typeTier(reader: PlanReader, raw: Raw.RawTier, path: PlanPath): Tier {
  const { id, name, requires, points, top, limit } = raw;
  return {
    id,
    name,
    requires:
      requires === undefined ? null : typeCondition(reader, requires, [...path, "requires"]),
    points: points === undefined ? null : BigInt(points),
    top: top === undefined ? null : { count: Number(top.count), ties: top.ties },
    limit: limit === undefined ? null : Number(limit),
    prizes: raw.prizes.map((prize, i) => ({
      kind: prize.kind,
      name: prize.name,
      cost: reader.amount([...path, "prizes", i, "cost"], prize.cost),
      taxedValue: reader.amount([...path, "prizes", i, "taxedValue"], prize.taxedValue),
    })),
  };
}

/**
 * A plan from text to typed form: figures exact, ids resolved to numbers, defaults none.
 */
import { currencyDigits } from "../../money/currency.ts";
import { typeThrottle } from "../throttle.ts";
import { typeCaps } from "../caps.ts";
import { typeBonus } from "../bonus/kinds.ts";
import type { Calendar, Plan } from "../plan.ts";
import { typeRankKeeping, typeRanks } from "../rank.ts";
import { typeRequirement } from "../requirement.ts";
import { planReader, type PlanReader } from "./plan-reader.ts";
import type { PlanDocument } from "./plan-yaml.ts";
import type { RawPlan } from "./raw-plan.ts";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The typed plan, and the reader that holds the faults found on the way. */
export function typePlan(document: PlanDocument, raw: RawPlan): { plan: Plan; reader: PlanReader } {
  const digits = currencyDigits(raw.currency);
  const reader = planReader(document, raw, digits ?? 4);
  if (digits === null) {
    const message = `"${raw.currency}" is no currency of ISO 4217; write a code such as USD.`;
    reader.refuse(["currency"], message);
  }
  const { name, effectiveFrom, zone, currency, rounding, volume } = raw;
  const plan: Plan = {
    id: raw.plan,
    version: Number(raw.version),
    ...{ name, effectiveFrom, zone, currency, currencyDigits: digits ?? 0 },
    pointValue: shortest(raw.points.value),
    calendars: raw.calendars.map(typeCalendar),
    volume,
    placement: typePlacement(raw.placement),
    activity:
      raw.activity === "always" ? "always" : typeRequirement(reader, raw.activity, ["activity"]),
    ranks: typeRanks(reader, raw.ranks),
    rankKeeping: typeRankKeeping(raw.rankKeeping),
    breakawayRank:
      raw.breakaway === "none" ? null : reader.rank(["breakaway", "rank"], raw.breakaway.rank),
    bonuses: raw.bonuses.map((bonus, i) => typeBonus(reader, raw, bonus, ["bonuses", i])),
    rounding,
    caps: typeCaps(reader, raw),
    throttle: typeThrottle(reader, raw.throttle),
    payout: { minimum: reader.amount(["payout", "minimum"], raw.payout.minimum) },
  };
  return { plan, reader };
}

function typeCalendar(raw: RawPlan["calendars"][number]): Calendar {
  const startsOn = raw.startsOn === undefined ? 1 : WEEKDAYS.indexOf(raw.startsOn) + 1;
  const cutOffDays = Number(raw.cutOff.split(" ")[0]);
  const { id, every, ranks: ranksFrom, weeks, firstDay } = raw;
  return {
    ...{ id, every, startsOn, cutOffDays, ranksFrom },
    ...(weeks === undefined ? {} : { weeks: Number(weeks) }),
    ...(firstDay === undefined ? {} : { firstDay }),
  };
}

function typePlacement(raw: RawPlan["placement"]): Plan["placement"] {
  if (raw === "none") return null;
  const { legs, spill } = raw;
  const width = raw.width === "unlimited" ? null : Number(raw.width);
  return { width, legs, ...(spill === undefined ? {} : { spill }) };
}

/** One text for one value, so that 1.0 and 1.00 are the same plan: "1.00" -> "1". */
function shortest(decimal: string): string {
  const [whole = "", decimals = ""] = decimal.split(".");
  const kept = decimals.replace(/0+$/, "");
  return whole.replace(/^0+(?=\d)/, "") + (kept ? `.${kept}` : "");
}

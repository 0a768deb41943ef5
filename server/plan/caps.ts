/** Caps in the plan: of a person, of the company, and of single bonuses. */
import type { Plan } from "./plan.ts";
import { byRankSchema } from "./bonus/grade.schema.ts";
import { byRank, UNRANKED } from "./bonus/grade.ts";
import { noSuch, type PlanReader } from "./text/plan-reader.ts";
import type { PlanPath } from "./text/plan-yaml.ts";
import type { RawPlan } from "./text/raw-plan.ts";
import { choice, list, mapping, ref, wordOr, type Schema } from "./text/schema-parts.ts";

export interface Caps {
  /** What a person is paid at most in a period (of one calendar), all bonuses together; null: no cap. */
  person: null | {
    /** Minor units; a list goes by his paid-as rank's number, index 0 = no rank. */
    amount: bigint | bigint[];
    cut: "proportionally" | "lastBonusFirst";
  };
  company: null | CompanyCap;
}

export interface CompanyCap {
  /** ppm of the period's commissionable volume in money. */
  share: bigint;
  /** Ids of bonuses that are never cut; the others have what is left. */
  spares?: string[];
  /** Groups of bonuses that are paid in order while the limit lasts; absent: all are scaled together. */
  priority?: string[][];
}

/** What one bonus may pay in a period; null: no such cap. */
export interface BonusCap {
  /** Minor units a person, by his paid-as rank's number, index 0 = no rank. */
  person: bigint[] | null;
  /** ppm of the period's commissionable volume in money. */
  share: bigint | null;
}

export interface RawCaps {
  person: "none" | { amount: RawCapAmount; cut: "proportionally" | "lastBonusFirst" };
  company: "none" | { share: string; spares?: string[]; priority?: string[][] };
}

/** For everybody alike, or by rank id and unranked. */
type RawCapAmount = string | Record<string, string>;

export interface RawBonusCap {
  person?: RawCapAmount;
  share?: string;
}

const BONUSES_MAX = 50;

/** The caps of the plan's head. */
export function capsSchema(): Schema {
  const bonuses = list("ids of bonuses", ref("id"), BONUSES_MAX, 1);
  const person = mapping("the cap of a person: amount and cut", {
    amount: amountSchema(),
    cut: choice("what is cut", "proportionally", "lastBonusFirst"),
  });
  const company = mapping(
    "the cap of the company: share",
    {
      share: ref("rate"),
      spares: bonuses,
      priority: list("groups of bonuses, the first paid first", bonuses, BONUSES_MAX, 1),
    },
    ["spares", "priority"],
  );
  return mapping("the caps of a person and of the company: person and company", {
    person: wordOr("none", "a mapping { amount: 5000.00, cut: proportionally }", person),
    company: wordOr("none", "a mapping { share: 45% }", company),
  });
}

/** The cap of a bonus, a key that every kind may have. */
export function bonusCapSchema(): Schema {
  const properties = { person: amountSchema(), share: ref("rate") };
  return {
    ...mapping("the cap of a bonus: person, share or both", properties, "all"),
    minProperties: 1,
  };
}

/** The most that a person is paid: for everybody alike, or by rank. */
function amountSchema(): Schema {
  const description = "an amount, or a mapping from rank ids and unranked to amounts";
  return {
    type: ["string", "number", "object"],
    description,
    if: { type: "object" },
    then: byRankSchema(description, ref("amount")),
    else: ref("amount"),
  };
}

/** The caps of the plan's head from the text. */
export function typeCaps(reader: PlanReader, plan: RawPlan): Caps {
  const { person, company } = plan.caps;
  return {
    person:
      person === "none"
        ? null
        : {
            amount: typePersonAmount(reader, plan, person.amount, ["caps", "person", "amount"]),
            cut: person.cut,
          },
    company:
      company === "none"
        ? null
        : { ...company, share: reader.rate(["caps", "company", "share"], company.share) },
  };
}

/** The cap of the bonus at `path` from the text. */
export function typeBonusCap(
  reader: PlanReader,
  plan: RawPlan,
  { person, share }: RawBonusCap,
  path: PlanPath,
): BonusCap {
  return {
    person:
      person === undefined ? null : typeAmounts(reader, plan, person, [...path, "cap", "person"]),
    share: share === undefined ? null : reader.rate([...path, "cap", "share"], share),
  };
}

function typePersonAmount(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawCapAmount,
  path: PlanPath,
): bigint | bigint[] {
  return typeof raw === "string" ? reader.amount(path, raw) : typeAmounts(reader, plan, raw, path);
}

/** What a person of a rank (number, 0 = none) is paid at most, minor units. */
export function mostOf({ amount }: NonNullable<Caps["person"]>, rank: number): bigint {
  return typeof amount === "bigint" ? amount : (amount[rank] ?? 0n);
}

/** Amounts by rank number; a mapping names people without rank, so that nobody is forgotten. */
function typeAmounts(
  reader: PlanReader,
  plan: RawPlan,
  raw: RawCapAmount,
  path: PlanPath,
): bigint[] {
  const amounts = typeof raw === "string" ? { [UNRANKED]: raw } : raw;
  if (!(UNRANKED in amounts)) {
    reader.refuse(path, "Say what people without rank are paid at most: add unranked.");
  }
  return byRank(reader, plan, amounts, path, 0n, (text, place) =>
    reader.amount(typeof raw === "string" ? path : place, text),
  );
}

/** Notes what does not agree in the caps with the reader. */
export function checkCaps(reader: PlanReader, plan: Plan): void {
  const { company, person } = plan.caps;
  const ids = plan.bonuses.filter(({ asPoints }) => asPoints === undefined).map(({ id }) => id);
  const spared = company?.spares ?? [];
  spared.forEach((id, i) => checkId(reader, id, ids, ["caps", "company", "spares", i]));
  if (spared.length > 0 && ids.every((id) => spared.includes(id))) {
    const message = "A cap that spares every bonus cuts nothing; leave one out, or write none.";
    reader.refuse(["caps", "company", "spares"], message);
  }
  checkPriority(reader, plan, ids);
  plan.bonuses.forEach(({ id, cap }, i) => {
    const path = ["bonuses", i, "cap"];
    if (company && spared.includes(id) && (cap?.share ?? 0n) > company.share) {
      const message =
        "This bonus is spared and may pay more than the whole company; lower one of them.";
      reader.refuse([...path, "share"], message);
    }
    if (person !== null && cap?.person?.some((amount, rank) => amount > mostOf(person, rank))) {
      const message = "This is more than the cap of a person over all bonuses; lower it.";
      reader.refuse([...path, "person"], message);
    }
  });
}

function checkPriority(reader: PlanReader, plan: Plan, ids: readonly string[]): void {
  const { company } = plan.caps;
  if (company?.priority === undefined) return;
  const path = ["caps", "company", "priority"];
  if (company.spares !== undefined) {
    reader.refuse(
      path,
      "Write either spares or priority; the first group is paid before all others.",
    );
  }
  const named = company.priority.flat();
  company.priority.forEach((group, i) =>
    group.forEach((id, j) => checkId(reader, id, ids, [...path, i, j])),
  );
  const missing = ids.filter((id) => named.filter((one) => one === id).length !== 1);
  if (missing.length === 0) return;
  reader.refuse(path, `Each bonus stands here exactly once; look at ${missing.join(", ")}.`);
}

function checkId(reader: PlanReader, id: string, ids: readonly string[], path: PlanPath): void {
  if (!ids.includes(id)) reader.refuse(path, noSuch("bonus", id, ids));
}

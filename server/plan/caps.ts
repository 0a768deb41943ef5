/** Caps in the plan: of a person, of the company, and of single bonuses. */
import type { Plan } from "./plan.ts";
import { byRank, byRankSchema, UNRANKED } from "./bonus/grade.ts";
import { noSuch, type PlanReader } from "./text/plan-reader.ts";
import type { PlanPath } from "./text/plan-yaml.ts";
import type { RawPlan } from "./text/raw-plan.ts";
import { choice, list, mapping, ref, wordOr, type Schema } from "./text/schema-parts.ts";

export interface Caps {
  /** Minor units a person and period (of one calendar), all bonuses together; null: none. */
  person: null | { amount: bigint; cut: "proportionally" | "lastBonusFirst" };
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
  person: "none" | { amount: string; cut: "proportionally" | "lastBonusFirst" };
  company: "none" | { share: string; spares?: string[]; priority?: string[][] };
}

export interface RawBonusCap {
  person?: string | Record<string, string>;
  share?: string;
}

const BONUSES_MAX = 50;

/** The caps of the plan's head. */
export function capsSchema(): Schema {
  const bonuses = list("ids of bonuses", ref("id"), BONUSES_MAX, 1);
  const person = mapping("the cap of a person: amount and cut", {
    amount: ref("amount"),
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
  const byRanks = byRankSchema(
    "an amount, or a mapping from rank ids and unranked to amounts",
    ref("amount"),
  );
  const person = {
    type: ["string", "number", "object"],
    description: "an amount, or a mapping from rank ids and unranked to amounts",
    if: { type: "object" },
    then: byRanks,
    else: ref("amount"),
  };
  return {
    ...mapping("the cap of a bonus: person, share or both", { person, share: ref("rate") }, "all"),
    minProperties: 1,
  };
}

/** The caps of the plan's head from the text. */
export function typeCaps(reader: PlanReader, { person, company }: RawCaps): Caps {
  return {
    person:
      person === "none"
        ? null
        : { amount: reader.amount(["caps", "person", "amount"], person.amount), cut: person.cut },
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
  const at = [...path, "cap", "person"];
  const amounts = typeof person === "string" ? { [UNRANKED]: person } : person;
  if (amounts !== undefined && !(UNRANKED in amounts)) {
    const message = "Say what people without rank are paid at most: add unranked.";
    reader.refuse(at, message);
  }
  return {
    person:
      amounts === undefined
        ? null
        : byRank(reader, plan, amounts, at, 0n, (text, place) =>
            reader.amount(typeof person === "string" ? at : place, text),
          ),
    share: share === undefined ? null : reader.rate([...path, "cap", "share"], share),
  };
}

/** Notes what does not agree in the caps with the reader. */
export function checkCaps(reader: PlanReader, plan: Plan): void {
  const { company, person } = plan.caps;
  const ids = plan.bonuses.map(({ id }) => id);
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
    if (person !== null && cap?.person?.some((amount) => amount > person.amount)) {
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

/** Matching in the plan: a percentage of what people below earned, by levels or by generations. */
import type { Plan, Tree } from "../plan.ts";
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import { noSuch, type PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import { choice, list, mapping, onlyWith, ref, type Schema } from "../text/schema-parts.ts";
import { askedBySteps, checkAskedSteps } from "./asked-steps.ts";
import {
  checkTree,
  headSchema,
  type BonusHead,
  type BonusKind,
  type RawBonusHead,
} from "./common.ts";
import {
  generationRuleSchema,
  type GenerationRule,
  type RawGenerationRule,
} from "./generation-rule.ts";
import { rateListsSchema } from "./grade.schema.ts";
import { typeGrades, type Grades, type RawRateLists } from "./grade.ts";
import { removesSchema, typeRemoves, type RawRemoves, type Removes } from "./unilevel.ts";

/** Levels as a unilevel counts them. */
export interface MatchLevels {
  compression: "none" | "standardRollUp" | "dynamicByLevel" | "pushUp";
  /** standardRollUp only. */
  removes: Removes | null;
}

export interface MatchBonus extends BonusHead {
  kind: "match";
  tree: Tree;
  /** Ids of the bonuses whose commissions are matched. */
  of: string[];
  /** What is matched: commissions before any cap, or after the caps of a bonus and of a person. */
  amounts: "beforeCaps" | "afterCaps";
  by: { levels: MatchLevels } | { generations: GenerationRule };
  rankBy: "title" | "paidAs";
  grades: Grades;
  payee: Requirement;
}

export interface RawMatch extends RawBonusHead {
  kind: "match";
  tree: Tree;
  of: string[];
  amounts: "beforeCaps" | "afterCaps";
  by:
    | { levels: { compression: MatchLevels["compression"]; removes?: RawRemoves } }
    | { generations: RawGenerationRule };
  rankBy: "title" | "paidAs";
  rates: RawRateLists;
  payee: RawRequirement;
}

export const match: BonusKind<RawMatch, MatchBonus> = {
  definitions: () => ({ match: schema() }),
  type(reader, plan, raw, path) {
    const { id, name, kind, calendar, tree, of, amounts, rankBy } = raw;
    return {
      ...{ kind, id, name, calendar, tree, of, amounts, rankBy },
      by: typeBy(reader, raw.by, [...path, "by"]),
      grades: typeGrades(reader, plan, raw.rates, rankBy, [...path, "rates"]),
      payee: typeRequirement(reader, raw.payee, [...path, "payee"]),
    };
  },
  check(reader, plan, bonus, path) {
    checkTree(reader, plan, bonus.tree, [...path, "tree"]);
    for (const [key, requirement] of Object.entries(asked(bonus))) {
      checkRequirement(reader, plan, requirement, [...path, key]);
    }
    checkAskedSteps(reader, plan, bonus.grades.asked, [...path, "rates", "steps"]);
    bonus.of.forEach((id, i) => checkMatched(reader, plan, bonus, id, [...path, "of", i]));
  },
  trees: ({ tree }) => [tree],
  after: ({ of }) => of,
  requirements: (bonus) => [
    ...Object.values(asked(bonus)).map((requirement) => ({ requirement, rankBy: bonus.rankBy })),
    ...askedBySteps(bonus.grades.asked),
  ],
  steps: ({ grades }) => [grades.asked],
  measures: () => [],
  paysByTitle: ({ rankBy }) => rankBy === "title",
};

function typeBy(reader: PlanReader, raw: RawMatch["by"], path: PlanPath): MatchBonus["by"] {
  if ("levels" in raw) {
    const { compression, removes } = raw.levels;
    const at = [...path, "levels"];
    return {
      levels: {
        compression,
        removes: removes === undefined ? null : typeRemoves(reader, removes, at),
      },
    };
  }
  const { leader, position, payees } = raw.generations;
  const typed = typeRequirement(reader, leader, [...path, "generations", "leader"]);
  return { generations: { leader: typed, position, payees } };
}

/** Everything that a match asks of people, by the path of its key. */
function asked({ payee, by }: MatchBonus): { [key: string]: Requirement } {
  if ("generations" in by) return { payee, "by.generations.leader": by.generations.leader };
  const { removes } = by.levels;
  return removes === null || typeof removes === "string"
    ? { payee }
    : { payee, "by.levels.removes": removes.unless };
}

function checkMatched(
  reader: PlanReader,
  plan: Plan,
  bonus: MatchBonus,
  id: string,
  path: PlanPath,
): void {
  const matched = plan.bonuses.find((one) => one.id === id);
  if (matched === undefined) {
    const known = plan.bonuses.filter(({ kind }) => kind !== "match").map((one) => one.id);
    reader.refuse(path, noSuch("bonus", id, known));
  } else if (matched.kind === "match") {
    reader.refuse(path, `"${id}" is a match itself; a match never matches another.`);
  } else if (matched.calendar !== bonus.calendar) {
    const message = `"${id}" is paid in the calendar "${matched.calendar}"; match it in that one.`;
    reader.refuse(path, message);
  }
}

function schema(): Schema {
  const levels = {
    ...mapping(
      "levels: compression, and removes with standardRollUp",
      {
        compression: choice(
          "the compression mode",
          ...["none", "standardRollUp", "dynamicByLevel", "pushUp"],
        ),
        removes: removesSchema(),
      },
      ["removes"],
    ),
    ...onlyWith("removes", "compression", "standardRollUp"),
  };
  const generations = mapping("generations: leader, position, payees", generationRuleSchema());
  return mapping("a matching bonus", {
    ...headSchema("match"),
    tree: ref("tree"),
    of: list("ids of bonuses", ref("id"), 50, 1),
    amounts: choice("which amounts are matched", "beforeCaps", "afterCaps"),
    by: {
      if: { type: "object", required: ["generations"] },
      then: mapping("generations", { generations }),
      else: mapping("how people are counted: { levels: ... } or { generations: ... }", { levels }),
    },
    rankBy: choice("the rank that decides the rates", "title", "paidAs"),
    rates: rateListsSchema(),
    payee: ref("payeeRequirement"),
  });
}

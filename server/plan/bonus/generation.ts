/** Generations in the plan: breakaway overrides, generation bonuses, royalty overrides. */
import type { Plan, Tree } from "../plan.ts";
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import { choice, figure, mapping, ref, type Schema } from "../text/schema-parts.ts";
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
import {
  ORDERS_PAID_KEYS,
  ordersPaidSchema,
  typeOrdersPaid,
  type OrdersPaid,
  type RawOrdersPaid,
} from "./orders.ts";

export interface GenerationBonus extends BonusHead, OrdersPaid, GenerationRule {
  kind: "generation";
  tree: Tree;
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  /** What `rank` means in leader and payee, and which rank chooses the rates. */
  rankBy: "title" | "paidAs";
  /** The generation that the first rate of a list is for; 0 is the payee's own group. */
  firstGeneration: 0 | 1;
  grades: Grades;
  payee: Requirement;
  /** Which leaders use up a generation; the others only open a group. Absent: every leader. */
  counts?: Requirement;
  /** Whether a generation whose leader is not entitled is lost, or goes to the next one who is. */
  compression: "none" | "nextEntitled";
  /** Hundredths of a point that everybody who is paid owes the next above at least; null: nothing. */
  guarantee: bigint | null;
}

export interface RawGeneration extends RawBonusHead, RawOrdersPaid, RawGenerationRule {
  kind: "generation";
  tree: Tree;
  ownOrders: "paid" | "none";
  customerOrders: "paid" | "none";
  rankBy: "title" | "paidAs";
  firstGeneration: "0" | "1";
  rates: RawRateLists;
  payee: RawRequirement;
  compression: "none" | "nextEntitled";
  counts?: RawRequirement;
  guarantee?: { volume: string };
}

export const generation: BonusKind<RawGeneration, GenerationBonus> = {
  definitions: () => ({ generation: schema() }),
  type(reader, plan, raw, path) {
    const { id, name, kind, calendar, tree, ownOrders, customerOrders, rankBy } = raw;
    const { position, payees, compression } = raw;
    return {
      ...typeOrdersPaid(reader, raw, path),
      ...{ kind, id, name, calendar, tree, ownOrders, customerOrders, rankBy },
      ...{ position, payees, compression },
      leader: typeRequirement(reader, raw.leader, [...path, "leader"]),
      payee: typeRequirement(reader, raw.payee, [...path, "payee"]),
      firstGeneration: raw.firstGeneration === "0" ? 0 : 1,
      grades: typeGrades(reader, plan, raw.rates, rankBy, [...path, "rates"]),
      ...(raw.counts === undefined
        ? {}
        : { counts: typeRequirement(reader, raw.counts, [...path, "counts"]) }),
      guarantee:
        raw.guarantee === undefined
          ? null
          : reader.volume([...path, "guarantee", "volume"], raw.guarantee.volume),
    };
  },
  check(reader, plan, bonus, path) {
    checkTree(reader, plan, bonus.tree, [...path, "tree"]);
    checkRequirement(reader, plan, bonus.leader, [...path, "leader"]);
    checkRequirement(reader, plan, bonus.payee, [...path, "payee"]);
    checkAskedSteps(reader, plan, bonus.grades.asked, [...path, "rates", "steps"]);
    if (bonus.position === "closes" && bonus.firstGeneration === 0) {
      const message =
        "A leader who closes a generation has no group of his own below the first; write 1.";
      reader.refuse([...path, "firstGeneration"], message);
    }
    if (bonus.payees === "everybody" && bonus.compression === "nextEntitled") {
      const message = "Where everybody can be paid, no generation waits for a leader; write none.";
      reader.refuse([...path, "compression"], message);
    }
    if (bonus.counts !== undefined) {
      checkRequirement(reader, plan, bonus.counts, [...path, "counts"]);
      if (bonus.position === "closes" || bonus.compression !== "none" || bonus.guarantee !== null) {
        const message =
          "Who uses up a generation is asked with position: opens and compression: none, without a guarantee.";
        reader.refuse([...path, "counts"], message);
      }
    }
    if (bonus.guarantee !== null) checkGuarantee(reader, plan, bonus, [...path, "guarantee"]);
  },
  trees: ({ tree }) => [tree],
  after: () => [],
  requirements: ({ leader, payee, counts, rankBy, grades }) => [
    ...[leader, payee, ...(counts === undefined ? [] : [counts])].map((requirement) => ({
      requirement,
      rankBy,
    })),
    ...askedBySteps(grades.asked),
  ],
  steps: ({ grades }) => [grades.asked],
  measures: () => [],
  paysByTitle: ({ rankBy }) => rankBy === "title",
};

/** A guarantee is settled from the bottom up in one pass, over whole groups and at one rate. */
function checkGuarantee(
  reader: PlanReader,
  plan: Plan,
  bonus: GenerationBonus,
  path: PlanPath,
): void {
  const { position, payees, firstGeneration, grades, tree, orders, paidOn } = bonus;
  const [step, ...more] = grades.steps;
  const oneRate = more.length === 0 && step?.from === 0n && step.rates.length === 1;
  if (position === "opens" && payees === "leaders" && firstGeneration === 1 && oneRate) {
    if (tree === plan.volume.tree && orders === null && paidOn === "commissionable") return;
  }
  const message =
    "A guarantee goes with position: opens, payees: leaders, firstGeneration: 1, one rate for " +
    "everybody, the tree of volume.tree, and without orders and paidOn; write these.";
  reader.refuse(path, message);
}

function schema(): Schema {
  const properties = {
    ...headSchema("generation"),
    tree: ref("tree"),
    ownOrders: choice("whether distributors' own orders pay", "paid", "none"),
    customerOrders: choice("whether customers' orders pay", "paid", "none"),
    rankBy: choice("the rank that leaders, payees and rates go by", "title", "paidAs"),
    ...generationRuleSchema(),
    firstGeneration: figure("^[01]$", "0 (his own group) or 1"),
    rates: rateListsSchema(),
    payee: ref("payeeRequirement"),
    compression: choice("a generation whose leader is not entitled", "none", "nextEntitled"),
    counts: ref("payeeRequirement"),
    guarantee: mapping("what is owed upward at least: { volume: 600000.00 }", {
      volume: ref("volume"),
    }),
    ...ordersPaidSchema(),
  };
  return mapping("a generation bonus", properties, ["counts", "guarantee", ...ORDERS_PAID_KEYS]);
}

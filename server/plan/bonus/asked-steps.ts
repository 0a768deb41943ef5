/**
 * What is chosen by what somebody fulfils: steps in ascending order, the last one that holds deciding. So
 * a rate can go by anything that a requirement can ask for.
 */
import { createHash } from "node:crypto";
import { canonical } from "../plan-hash.ts";
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "../requirement.ts";
import type { Plan } from "../plan.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import { choice, list, mapping, ref, type Schema } from "../text/schema-parts.ts";
import type { AskedRequirement } from "./common.ts";

/** The requirements of the steps, and the property of standings that holds the number of the last that holds. */
export interface AskedSteps {
  property: `step ${string}`;
  requires: Requirement[];
  /** What `rank` means in them. */
  rankBy: "title" | "paidAs";
}

export interface RawAskedSteps<Value> {
  by: "requirement";
  steps: ({ requires: RawRequirement } & Value)[];
}

const STEPS_MAX = 50;

/** `by: requirement` with steps that have the given value. */
export function askedStepsSchema(value: { [key: string]: Schema }): Schema {
  const example = `[{ requires: { sponsored: { count: 3 } }, ${Object.keys(value)[0]}: ... }]`;
  const step = mapping("a step: requires and what it gives", {
    requires: ref("payeeRequirement"),
    ...value,
  });
  return mapping("by and steps", {
    by: choice("what decides", "requirement"),
    steps: list(`a list such as ${example}`, step, STEPS_MAX, 1),
  });
}

/** The steps from the text; `path` is that of their list. */
export function typeAskedSteps(
  reader: PlanReader,
  steps: readonly { requires: RawRequirement }[],
  rankBy: "title" | "paidAs",
  path: PlanPath,
): AskedSteps {
  const requires = steps.map((step, i) =>
    typeRequirement(reader, step.requires, [...path, i, "requires"]),
  );
  const text = canonical({ rankBy, requires });
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { property: `step ${hash}`, requires, rankBy };
}

/** What the steps ask of people; nothing where there are none. */
export function askedBySteps(asked: AskedSteps | undefined): AskedRequirement[] {
  if (asked === undefined) return [];
  const { requires, rankBy } = asked;
  return requires.map((requirement) => ({ requirement, rankBy }));
}

/** Notes what does not agree in the steps; `path` is that of their list. */
export function checkAskedSteps(
  reader: PlanReader,
  plan: Plan,
  asked: AskedSteps | undefined,
  path: PlanPath,
): void {
  asked?.requires.forEach((requirement, i) =>
    checkRequirement(reader, plan, requirement, [...path, i, "requires"]),
  );
}

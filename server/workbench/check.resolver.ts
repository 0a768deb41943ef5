/** A plan's text as one types it: its faults, its difference to a version, and the schema behind both. */
import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { Access } from "../gql/access.ts";
import type { Context } from "../gql/context.ts";
import { make } from "../gql/refusal.ts";
import { planVersionWithId } from "../period/plan-version.resolver.ts";
import { planNeighbours } from "../period/plan-version.ts";
import { readPlan } from "../plan/parse-plan.ts";
import type { PlanFault as Fault } from "../plan/plan.ts";
import { fault } from "../plan/text/plan-yaml.ts";
import { planSchema } from "../plan/text/plan.schema.ts";
import { changeText, differencesOf } from "../plan/version/differences.ts";
import { effectFaults, firstPeriods, termsOf } from "../plan/version/effective.ts";
import { TEXT_MAX } from "./draft.ts";
import { PlanChange, PlanCheck, PlanFault } from "./workbench.type.ts";

function changesOf(before: string, after: string): PlanChange[] {
  const [first, second] = [readPlan(before), readPlan(after)];
  if (!first.ok || !second.ok) return [];
  return differencesOf(first.document.data, second.document.data).map((one) =>
    make(PlanChange, { ...one, sentence: changeText(one) }),
  );
}

function faulty(faults: readonly Fault[]): PlanCheck {
  return make(PlanCheck, {
    faults: faults.map((one) => make(PlanFault, { ...one })),
    ...{ changes: [], beside: null, firstPeriods: [] },
  });
}

@Resolver()
export class PlanCheckResolver {
  @Access("operations", "finance", "analyst")
  @Query(() => PlanCheck, { description: "What is wrong with a text, or what it changes." })
  async checkPlan(
    @Arg("text", () => String, { description: "A plan (YAML)." }) text: string,
    @Ctx() context: Context,
    @Arg("besideId", () => ID, {
      nullable: true,
      description: "The version that it is compared to; the one in force where it is left out.",
    })
    besideId: string | null,
  ): Promise<PlanCheck> {
    if (text.length > TEXT_MAX) {
      return faulty([fault(`A plan has at most ${TEXT_MAX} characters here.`, null)]);
    }
    const read = readPlan(text);
    const { stored, closing } = await planNeighbours(context.graph);
    const faults = read.ok ? effectFaults(read, stored, closing) : read.faults;
    const check = faulty(faults);
    const inForce = termsOf(stored, context.clock()).findIndex(({ state }) => state === "inForce");
    const beside = besideId ? stored.find(({ id }) => id === besideId) : stored[inForce];
    if (beside) {
      check.beside = await planVersionWithId(context, beside.id);
      check.changes = changesOf(beside.text, text);
    }
    if (read.ok) check.firstPeriods = firstPeriods(read.plan);
    return check;
  }

  @Access("operations", "finance", "analyst")
  @Query(() => [PlanChange], {
    nullable: true,
    description: "What a version promises differently from another; null when one is unknown.",
  })
  async planChanges(
    @Arg("beforeId", () => ID, { description: "plan@version." }) beforeId: string,
    @Arg("afterId", () => ID, { description: "plan@version." }) afterId: string,
    @Ctx() context: Context,
  ): Promise<PlanChange[] | null> {
    const [before, after] = await Promise.all(
      [beforeId, afterId].map((id) => planVersionWithId(context, id)),
    );
    return before && after ? changesOf(before.text, after.text) : null;
  }

  @Access("operations", "finance", "analyst")
  @Query(() => String, {
    description: "The JSON Schema of a plan, as text (docs/plan.schema.json).",
  })
  planSchema(): string {
    return JSON.stringify(planSchema());
  }
}

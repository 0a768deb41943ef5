/** Why in a match: each line is one earner's amount; no order pays it by itself. */
import type { MatchBonus, Plan } from "../../plan/plan.ts";
import { gradesText } from "../grades.ts";
import type { LineKind } from "../walk.ts";
import { generationRuleText } from "./generation.ts";

export const matchLines: LineKind<MatchBonus> = { walk: () => null, rule };

function rule(bonus: MatchBonus, plan: Plan): string {
  const names = bonus.of.map((id) => plan.bonuses.find((one) => one.id === id)?.name ?? id);
  const tree = bonus.tree === "sponsor" ? "enrolment" : "placement";
  const caps = bonus.amounts === "beforeCaps" ? "before any cap" : "after the caps of a person";
  const counted =
    "generations" in bonus.by
      ? ` ${generationRuleText(bonus.by.generations)}`
      : ` Levels are counted up the ${tree} tree, compression: ${bonus.by.levels.compression}.`;
  return (
    `Pays a rate of what people below earned in ${names.join(", ")}, ${caps} ` +
    `(${gradesText(bonus.grades, plan)}).${counted}`
  );
}

/** What a random plan may not promise beside its own caps, since it would be refused. */
import type { PlanText } from "./spec.ts";

/** Whether no pot and no rank's amount is above a cap; everything else above a cap is cut. */
function keepsPromises({ bonuses, caps }: PlanText): boolean {
  const company = caps.company === "none" ? Infinity : Number(caps.company.share.slice(0, -1));
  const person = caps.person === "none" ? Infinity : Number(caps.person.amount);
  return bonuses.every((bonus) => {
    const { pot, amounts, kind, cap } = bonus as unknown as {
      kind: string;
      pot?: { share?: string };
      amounts?: Record<string, string>;
      cap?: { share?: string; person?: unknown };
    };
    const most = Math.min(company, Number((cap?.share ?? "100%").slice(0, -1)));
    if (kind === "pool") return Number((pot?.share ?? "0%").slice(0, -1)) <= most;
    if (kind !== "rankAdvancement") return true;
    if (cap?.person !== undefined) return false;
    return Object.values(amounts ?? {}).every((amount) => Number(amount) <= person);
  });
}

/** Takes the caps away that would be refused beside the plan's promises. */
export function keepPromises(plan: PlanText): void {
  if (keepsPromises(plan)) return;
  plan.caps = { person: "none", company: "none" };
  for (const bonus of plan.bonuses) delete bonus.cap;
}

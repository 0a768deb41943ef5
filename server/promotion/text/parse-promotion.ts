/** From the text of a promotion to a validated Promotion under a plan, or to everything that is wrong. */
import type { Plan, PlanFault } from "../../plan/plan.ts";
import { planReader } from "../../plan/text/plan-reader.ts";
import { documentReader, refuseFaults } from "../../plan/text/read-document.ts";
import type { Promotion } from "../promotion.ts";
import { checkPromotion } from "./check-promotion.ts";
import { promotionSchema } from "./promotion.schema.ts";
import type { RawPromotion } from "./raw-promotion.ts";
import { typePromotion } from "./type-promotion.ts";

export type PromotionResult =
  { ok: true; promotion: Promotion } | { ok: false; faults: PlanFault[] };

const kind = { noun: "promotion", docs: "docs/promotions.md" };
const readText = documentReader<RawPromotion>(kind, promotionSchema);

/** Reads a promotion by the company's plan; refuses with at least one fault, ordered by line. */
export function parsePromotion(text: string, plan: Plan): PromotionResult {
  const read = readText(text);
  if (!read.ok) return read;
  const reader = planReader(read.document, plan, plan.currencyDigits);
  const promotion = typePromotion(reader, read.data, plan);
  checkPromotion(reader, plan, promotion);
  return reader.faults.length > 0 ? refuseFaults(reader.faults) : { ok: true, promotion };
}

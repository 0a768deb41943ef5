/** What a preview of a move does not include, each with a sentence for a person. */
import { everyRequirement } from "../../plan/requirement/every.ts";
import type { Plan } from "../../plan/plan.ts";
import { measuresOf } from "../../standing/measure.ts";
import type { Unseen } from "./copied-part.ts";

/** A matter that is left out. */
export type Missing =
  | Unseen
  | "pay"
  | "company_wide"
  | "borrowed_ranks"
  | "sponsor_legs"
  | "compressed_legs"
  | "first_days";

export interface NotIncluded {
  what: Missing;
  message: string;
}

/** Why a plan's figures follow from more than the people of a preview; null: they do not. */
export function whyNoFigures(plan: Plan): NotIncluded | null {
  const { sponsorLegs, first } = measuresOf(plan);
  if (plan.calendars.some(({ ranksFrom }) => ranksFrom !== "own")) {
    return left("borrowed_ranks", "A calendar of the plan takes its ranks from another one");
  }
  if (sponsorLegs) {
    const asks = "The plan asks in which leg of their sponsor people stand";
    return left("sponsor_legs", `${asks}, which may change for everybody below`);
  }
  if (everyRequirement(plan).some(({ legsCounted }) => legsCounted === "compressed")) {
    return left("compressed_legs", "The plan counts legs without inactive people, at any depth");
  }
  if (first.some((one) => one.of === "totalVolume")) {
    return left(
      "first_days",
      "The plan adds up what everybody below bought in somebody's first days",
    );
  }
  return null;
}

const UNSEEN: Record<Unseen, string> = {
  not_computed: "The period has not been computed yet",
  joined_later: "The person joined after the period, and people below may hang elsewhere in it",
  moving: "The figures kept moving while they were read; ask again in a moment",
};

/** Why a period's figures were not seen. */
export function unseen(why: Unseen): NotIncluded {
  return left(why, UNSEEN[why]);
}

function left(what: Missing, because: string): NotIncluded {
  return { what, message: `${because}. Figures stand moments after the move.` };
}

/** What no preview includes. */
export function neverIncluded(plan: Plan): NotIncluded[] {
  const pay: NotIncluded = {
    what: "pay",
    message:
      "What bonuses pay: it is settled from all lines of the period, moments after the move.",
  };
  const shared = plan.caps.company !== null || plan.bonuses.some(({ kind }) => kind === "pool");
  const whole: NotIncluded = {
    what: "company_wide",
    message: "Pools and caps of the whole company: everybody's part of them may change.",
  };
  return shared ? [pay, whole] : [pay];
}

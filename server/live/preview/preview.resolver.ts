/** What a move would do, for operations before they make it. */
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { teamCounts } from "../../genealogy/genealogy.reader.ts";
import { named } from "../../genealogy/sight.ts";
import { Access } from "../../gql/access.ts";
import type { Context } from "../../gql/context.ts";
import { rankOf } from "../../gql/plan.type.ts";
import { isRefusal, make, NotFound, refusalOf } from "../../gql/refusal.ts";
import { startOfDay } from "../../plan/instant.ts";
import type { Plan } from "../../plan/plan.ts";
import type { ChangedLeg, ComparedPerson, FigureRow } from "./compare.ts";
import { previewPlace, type PreviewedPeriod } from "./preview.service.ts";
import { NotIncluded, PlaceInput, PlacePreview, PlacePreviewResult } from "./preview.type.ts";
import { PreviewFigures, PreviewLeg, PreviewPeriod, PreviewPerson } from "./preview.type.ts";

/** People told of a period, the most touched first. */
const PEOPLE_MAX = 200;

@Resolver()
export class PlacePreviewResolver {
  @Access("operations")
  @Query(() => PlacePreviewResult, {
    description:
      "What correctPlace would do to the open periods: who stands how, before and after. Changes nothing.",
  })
  async placePreview(
    @Arg("input", () => PlaceInput, { description: "The place." }) input: PlaceInput,
    @Ctx() context: Context,
  ): Promise<typeof PlacePreviewResult> {
    const plan = (await context.book.newestPlan())?.plan;
    if (!plan) return make(NotFound, { message: "No plan is stored yet." });
    const { effectiveOn, distributorId, newParentId, tree } = input;
    // As correctPlace does: a sponsor has no legs.
    const leg = tree === "sponsor" ? null : input.leg;
    const effectiveAt = effectiveOn === null ? null : startOfDay(plan.zone, effectiveOn);
    const wanted = { distributorId, newParentId, tree, leg, effectiveAt };
    const answer = await previewPlace(context, plan, wanted);
    if (isRefusal(answer)) return refusalOf(answer);
    const counts = await teamCounts(context.graph, tree, [distributorId]);
    return make(PlacePreview, {
      distributor: await named(context, distributorId),
      newParent: await named(context, newParentId),
      below: counts.get(distributorId) ?? 0,
      effectiveAt: answer.from,
      periods: await Promise.all(answer.periods.map((one) => periodOf(context, one))),
      closedPeriods: answer.closed,
    });
  }
}

async function periodOf(context: Context, one: PreviewedPeriod): Promise<PreviewPeriod> {
  const people = one.people.slice(0, PEOPLE_MAX);
  return make(PreviewPeriod, {
    periodId: one.periodId,
    people: await Promise.all(people.map((person) => personOf(context, one.plan, person))),
    peopleCount: one.people.length,
    figures: one.asOf !== null,
    notIncluded: one.notIncluded.map((gap) => make(NotIncluded, gap)),
    asOf: one.asOf?.computedAt ?? null,
    asOfEvent: one.asOf?.event.toString() ?? null,
  });
}

async function personOf(
  context: Context,
  plan: Plan,
  { id, before, after, legs }: ComparedPerson,
): Promise<PreviewPerson> {
  return make(PreviewPerson, {
    distributor: await named(context, id),
    before: figuresOf(plan, before),
    after: figuresOf(plan, after),
    legs: await Promise.all(legs.map((leg) => legOf(context, leg))),
  });
}

function figuresOf(plan: Plan, row: FigureRow): PreviewFigures {
  const { totalVolume, groupVolume, active } = row;
  const [paidAs, title] = [rankOf(plan, row.paidAs), rankOf(plan, row.title)];
  return make(PreviewFigures, { totalVolume, groupVolume, active, paidAs, title });
}

async function legOf(context: Context, { headId, ...leg }: ChangedLeg): Promise<PreviewLeg> {
  return make(PreviewLeg, { head: await named(context, headId), ...leg });
}

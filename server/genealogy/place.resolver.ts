/** Corrections of the trees by operations, and their history. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { Access } from "../gql/access.ts";
import { type Context, perRequest } from "../gql/context.ts";
import { isRefusal, make, NotFound, refusalOf } from "../gql/refusal.ts";
import { Tree } from "../gql/role.ts";
import { DayScalar } from "../gql/scalars.ts";
import { startOfDay } from "../plan/instant.ts";
import { Distributor } from "./distributor.type.ts";
import { placeChanges, placesOf, undoableChange, type PlaceRow } from "./genealogy.reader.ts";
import { correctPlacement, correctSponsor, undoPlaceChange } from "./place.service.ts";
import { whyNotUndone, type PlaceCorrected as Corrected } from "./place.service.ts";
import { CorrectPlaceResult, Place, PlaceChange, PlaceCorrected } from "./place.type.ts";
import { distributors, named } from "./sight.ts";

const changesOf = perRequest(
  ({ graph }) =>
    new DataLoader<string, PlaceChange[]>(async (ids) => {
      const rows = await placeChanges(graph, ids);
      return ids.map((id) =>
        rows
          .filter((row) => row.distributorId === id)
          .map(({ byName: by, distributorId: _, ...row }) => make(PlaceChange, { ...row, by })),
      );
    }),
);

@Resolver(() => Distributor)
export class PlaceResolver {
  @Access("operations")
  @Mutation(() => CorrectPlaceResult, {
    description:
      "Gives somebody another parent in one of the trees from a day on; what held before stays as history.",
  })
  async correctPlace(
    @Arg("distributorId", () => ID, { description: "Whose place." }) distributorId: string,
    @Arg("tree", () => Tree, { description: "In which tree." }) tree: Tree,
    @Arg("newParentId", () => ID, { description: "Under whom." }) newParentId: string,
    @Arg("leg", () => String, {
      nullable: true,
      description: "On which leg, where the placement tree names them.",
    })
    leg: string | null,
    @Arg("effectiveOn", () => DayScalar, {
      nullable: true,
      description: "From this day on, in the plan's zone; null: since he joined.",
    })
    effectiveOn: string | null,
    @Arg("reason", () => String, { description: "Why." }) reason: string,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof CorrectPlaceResult> {
    const plan = (await context.book.newestPlan())?.plan;
    if (!plan) return make(NotFound, { message: "No plan is stored yet." });
    const effectiveAt = effectiveOn === null ? null : startOfDay(plan.zone, effectiveOn);
    const actor = context.viewer!;
    const input = { distributorId, newParentId, leg, effectiveAt, reason, actor, key };
    const answer =
      tree === "sponsor"
        ? await correctSponsor(context, input)
        : await correctPlacement(context, plan, input);
    if (isRefusal(answer)) return refusalOf(answer);
    return corrected(context, answer);
  }

  @Access("operations")
  @Mutation(() => CorrectPlaceResult, {
    description:
      "Takes a correction back that reaches only periods whose close has not begun: the former place, from the same instant on.",
  })
  async undoPlaceChange(
    @Arg("changeId", () => ID, { description: "Which correction." }) changeId: string,
    @Arg("reason", () => String, { description: "Why." }) reason: string,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof CorrectPlaceResult> {
    const plan = (await context.book.newestPlan())?.plan;
    if (!plan) return make(NotFound, { message: "No plan is stored yet." });
    const actor = context.viewer!;
    const answer = await undoPlaceChange(context, plan, { changeId, reason, actor, key });
    return isRefusal(answer) ? refusalOf(answer) : corrected(context, answer);
  }

  @Access("operations", "finance")
  @FieldResolver(() => [Place], {
    description:
      "Where the person stood and stands, the newest places of each tree first; for staff alone.",
  })
  async places(@Root() root: Distributor, @Ctx() context: Context): Promise<Place[]> {
    const [rows, changes] = await Promise.all([
      placesOf(context.graph, [root.id]),
      changesOf(context).load(root.id),
    ]);
    return Promise.all(rows.map((row) => placeOf(context, row, changes)));
  }

  @Access("operations", "finance")
  @FieldResolver(() => [PlaceChange], {
    description: "Corrections of the person's places, newest first; none for distributors.",
  })
  placeChanges(@Root() root: Distributor, @Ctx() context: Context): Promise<PlaceChange[]> {
    return changesOf(context).load(root.id);
  }
}

async function corrected(
  context: Context,
  { distributorId, closed: closedPeriods }: Corrected,
): Promise<typeof CorrectPlaceResult> {
  const distributor = await distributors(context).clear(distributorId).load(distributorId);
  if (!distributor) return make(NotFound, { message: "There is no such person." });
  return make(PlaceCorrected, { distributor, closedPeriods });
}

async function placeOf(
  context: Context,
  { tree, parentId, leg, since, until, changeId }: PlaceRow,
  changes: readonly PlaceChange[],
): Promise<Place> {
  const change = changes.find(({ id }) => id === changeId) ?? null;
  const looked = until === null && change !== null && change.fromId !== null;
  const made = looked ? await undoableChange(context.graph, change.id) : undefined;
  return make(Place, {
    ...{ tree, leg, since, until, change },
    parent: await named(context, parentId),
    mayUndo: made !== undefined && whyNotUndone(made) === null,
  });
}

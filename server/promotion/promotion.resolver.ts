/** Promotions for staff, and everybody's own progress. */
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Distributor } from "../genealogy/distributor.type.ts";
import { Access } from "../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageSize } from "../gql/connection.ts";
import { type Context, hasRole } from "../gql/context.ts";
import { isRefusal, make, NotFound, refusalOf } from "../gql/refusal.ts";
import { progressPage } from "./progress/progress.store.ts";
import * as life from "./life/life.service.ts";
import * as store from "./life/promotion.store.ts";
import * as progress from "./progress.type.ts";
import * as types from "./promotion.type.ts";
import { awardOf, isStaff, progressByPerson, progressOf, promotionOf, promotions } from "./view.ts";

const PUBLIC_STATES = ["published", "settling", "review", "settled"];
/** Promotions that somebody's own list shows. */
const OWN_MAX = 50;

@Resolver(() => types.Promotion)
export class PromotionResolver {
  @Access("operations", "finance", "analyst", "distributor")
  @Query(() => types.PromotionConnection, {
    description: "Promotions, the last to begin first; distributors see those that are published.",
  })
  async promotions(
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<types.Promotion>> {
    const size = pageSize(first);
    const [at, id] = decodeCursor(after, 2) ?? [];
    const before = at && id && /^-?\d{1,15}$/.test(at) ? { from: BigInt(at), id } : null;
    const states = isStaff(context) ? ["draft", ...PUBLIC_STATES] : PUBLIC_STATES;
    const rows = await store.promotionsPage(context.graph, { states, before, limit: size + 1 });
    const read = await Promise.all(rows.map((row) => promotionOf(context, row)));
    return pageOf(
      read,
      size,
      (one) => one,
      (one) => [String(one.from), one.id],
    );
  }

  @Access("operations", "finance", "analyst", "distributor")
  @Query(() => types.Promotion, { nullable: true, description: "One of them; null when unknown." })
  promotion(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() context: Context,
  ): Promise<types.Promotion | null> {
    return promotions(context).load(id);
  }

  @Access("operations", "finance", "distributor")
  @FieldResolver(() => progress.PromotionProgressConnection, {
    description: "Everybody who takes part, the best first; names only of whom the viewer may see.",
  })
  async progress(
    @Root() root: types.Promotion,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<progress.PromotionProgress>> {
    const size = pageSize(first);
    const [place] = decodeCursor(after, 1) ?? [];
    const last = place && /^\d{1,12}$/.test(place) ? BigInt(place) : 0n;
    const page = { promotion: root.id, after: last, limit: size + 1 };
    const rows = await progressPage(context.graph, page);
    const read = await Promise.all(rows.map((row) => progressOf(context, root, row)));
    const cursorOf = (one: progress.PromotionProgress) => [String(one.place)];
    return pageOf(read, size, (one) => one, cursorOf, root.people);
  }

  @Access("operations", "finance")
  @FieldResolver(() => types.PromotionAwardConnection, {
    description: "Prizes that its settlement gave.",
  })
  async awards(
    @Root() root: types.Promotion,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<types.PromotionAward>> {
    const size = pageSize(first);
    const [last] = decodeCursor(after, 1) ?? [];
    const page = { promotion: root.id, after: last ?? "", limit: size + 1 };
    const rows = await store.awardsPage(context.graph, page);
    const read = await Promise.all(rows.map((row) => awardOf(context, root, row)));
    const total = root.state === "settled" ? root.wins : 0;
    return pageOf(
      read,
      size,
      (one) => one,
      (one) => [one.id],
      total,
    );
  }

  @Access("operations")
  @Mutation(() => types.PromotionResult, {
    description: "Keeps a promotion's YAML as a draft, in the place of a draft of the same id.",
  })
  async importPromotion(
    @Arg("text", () => String, { description: "As docs/promotions.md says." }) text: string,
    @Ctx() context: Context,
  ): Promise<typeof types.PromotionResult> {
    const answer = await life.importPromotion(context, { text, actorId: context.viewer!.id });
    if ("faults" in answer) {
      const { length } = answer.faults;
      const message = `The text has ${length === 1 ? "a fault" : `${length} faults`}; nothing was kept.`;
      const faults = answer.faults.map((fault) => make(types.PromotionFault, { ...fault }));
      return make(types.PromotionFaulty, { message, faults });
    }
    return done(context, answer);
  }

  @Access("operations", "finance")
  @Mutation(() => types.PromotionResult, {
    description: "Gives one of the two approvals that publish a draft, bound to its hash.",
  })
  async publishPromotion(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("hash", () => String, { description: "Hash of the text that was looked at." })
    hash: string,
    @Ctx() context: Context,
  ): Promise<typeof types.PromotionResult> {
    return done(context, await life.publishPromotion(context, { id, hash, actor: actor(context) }));
  }

  @Access("operations", "finance")
  @Mutation(() => types.PromotionResult, {
    description: "Asks for the settlement to be computed, a second time with it.",
  })
  async settlePromotion(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Ctx() context: Context,
  ): Promise<typeof types.PromotionResult> {
    return done(context, await life.askSettlement(context, { id, actorId: context.viewer!.id }));
  }

  @Access("operations", "finance")
  @Mutation(() => types.PromotionResult, {
    description:
      "Gives one of the two approvals that fix the prizes, bound to the settlement's hash.",
  })
  async approveSettlement(
    @Arg("id", () => ID, { description: "Which promotion." }) id: string,
    @Arg("hash", () => String, { description: "Hash of the settlement that was looked at." })
    hash: string,
    @Ctx() context: Context,
  ): Promise<typeof types.PromotionResult> {
    const input = { id, hash, actor: actor(context) };
    return done(context, await life.approveSettlement(context, input));
  }
}

@Resolver(() => Distributor)
export class DistributorPromotionsResolver {
  @Access("own")
  @FieldResolver(() => [progress.PersonPromotion], {
    description: "Published promotions, the last to begin first, and how he stands in each.",
  })
  async promotions(
    @Root() root: Distributor,
    @Ctx() context: Context,
  ): Promise<progress.PersonPromotion[]> {
    const page = { states: PUBLIC_STATES, before: null, limit: OWN_MAX };
    const rows = await store.promotionsPage(context.graph, page);
    return Promise.all(
      rows.map(async (row) => {
        const promotion = await promotionOf(context, row);
        const own = await progressByPerson(context).load(`${row.id} ${root.id}`);
        const line = own && (await progressOf(context, promotion, own));
        return make(progress.PersonPromotion, { promotion, progress: line });
      }),
    );
  }
}

/** Somebody with both roles approves as operations; the service asks for two people anyway. */
function actor(context: Context): life.Approver {
  const { id, name } = context.viewer!;
  return { id, name, role: hasRole(context, "operations") ? "operations" : "finance" };
}

async function done(
  context: Context,
  answer: { id: string } | life.Refused,
): Promise<typeof types.PromotionResult> {
  if (isRefusal(answer)) return refusalOf(answer);
  const { id } = answer as { id: string };
  await context.jobs.add({ kind: "promotion", promotionId: id });
  promotions(context).clear(id);
  const promotion = await promotions(context).load(id);
  if (promotion === null) return make(NotFound, { message: "There is no such promotion." });
  return make(types.PromotionDone, { promotion });
}

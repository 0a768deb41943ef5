/** The company's limits: read by those who settle cases, set by finance. */
import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { publish } from "../event/event.ts";
import { Access } from "../gql/access.ts";
import type { Context } from "../gql/context.ts";
import { Invalid, make } from "../gql/refusal.ts";
import { setLimit, watchfulness } from "./anomaly.store.ts";
import { isLimit, LIMITS, type LimitName } from "./watchfulness.ts";
import { WatchLimit, WatchLimitResult } from "./watchfulness.type.ts";

function limitOf(name: LimitName, value: bigint): WatchLimit {
  const { usual, least, most, unit, title, meaning } = LIMITS[name];
  const figures = { value, usual, least, most };
  const texts = Object.entries(figures).map(([key, figure]) => [key, String(figure)]);
  const { counts, digits, written } = unit;
  return make(WatchLimit, {
    ...{ name, title, meaning, unit: counts, digits, written },
    ...Object.fromEntries(texts),
  });
}

@Resolver(() => WatchLimit)
export class WatchfulnessResolver {
  @Access("operations", "finance")
  @Query(() => [WatchLimit], { description: "How watchful the anomaly checks are." })
  async watchLimits(@Ctx() { graph }: Context): Promise<WatchLimit[]> {
    const inForce = await watchfulness(graph);
    return (Object.keys(LIMITS) as LimitName[]).map((name) => limitOf(name, inForce[name]));
  }

  @Access("finance")
  @Mutation(() => WatchLimitResult, { description: "Sets a limit; runs from now on go by it." })
  async setWatchLimit(
    @Arg("name", () => String, { description: "Which limit." }) name: string,
    @Arg("value", () => String, { description: "A whole number." }) value: string,
    @Ctx() { graph, clock, viewer }: Context,
  ): Promise<typeof WatchLimitResult> {
    if (!isLimit(name)) {
      return make(Invalid, { field: "name", message: "There is no such limit." });
    }
    const { least, most, unit } = LIMITS[name];
    const figure = /^\d{1,18}$/.test(value) ? BigInt(value) : null;
    if (figure === null || figure < least || figure > most) {
      const message = `${name} is a whole number of ${unit.counts} from ${least} to ${most}.`;
      return make(Invalid, { field: "value", message });
    }
    const [kind, at, actorId] = ["watch-limit-set", clock(), viewer!.id];
    const event = { id: `${kind}:${name}:${at}`, kind, actorId, at, payload: { name, value } };
    await graph.transaction(async (tx) => {
      await setLimit(tx, name, figure);
      await publish(tx, event);
    });
    return limitOf(name, figure);
  }
}

/** Orders that operations move to another distributor, and their history. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { Access } from "../gql/access.ts";
import { type Context, perRequest } from "../gql/context.ts";
import { isRefusal, make, NotFound, refusalOf } from "../gql/refusal.ts";
import { moveOrder } from "./move.service.ts";
import { orderMoves } from "./order.reader.ts";
import { orders } from "./order.resolver.ts";
import { MoveOrderResult, Order, OrderMove, OrderMoved } from "./order.type.ts";

const movesOf = perRequest(
  ({ graph }) =>
    new DataLoader<string, OrderMove[]>(async (ids) => {
      const rows = await orderMoves(graph, ids);
      return ids.map((orderId) =>
        rows
          .filter((row) => row.orderId === orderId)
          .map(({ id, fromId, toId, at, byName: by, reason }) =>
            make(OrderMove, { id, fromId, toId, at, by, reason }),
          ),
      );
    }),
);

@Resolver(() => Order)
export class OrderMoveResolver {
  @Access("operations")
  @Mutation(() => MoveOrderResult, {
    description:
      "Credits an order and its returns to another distributor; in approved periods a revision is proposed.",
  })
  async moveOrder(
    @Arg("orderId", () => ID, { description: "Which order; a return goes with it." })
    orderId: string,
    @Arg("toId", () => ID, { description: "The distributor for whom it counts from now on." })
    toId: string,
    @Arg("reason", () => String, { description: "Why." }) reason: string,
    @Arg("key", () => String, { description: "Chosen by the client; makes a repeat harmless." })
    key: string,
    @Ctx() context: Context,
  ): Promise<typeof MoveOrderResult> {
    const actor = context.viewer!;
    const answer = await moveOrder(context, { orderId, toId, reason, actor, key });
    if (isRefusal(answer)) return refusalOf(answer);
    const order = await orders(context).clear(orderId).load(orderId);
    if (!order) return make(NotFound, { message: "There is no such order." });
    return make(OrderMoved, { order, closedPeriods: answer.closed });
  }

  @Access("operations", "finance")
  @FieldResolver(() => [OrderMove], {
    description: "To whom it was moved, the newest first; none for distributors.",
  })
  moves(@Root() root: Order, @Ctx() context: Context): Promise<OrderMove[]> {
    return movesOf(context).load(root.id);
  }
}

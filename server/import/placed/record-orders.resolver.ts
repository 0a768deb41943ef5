/** Orders that a shop hands over as they are placed. */
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access } from "../../gql/access.ts";
import type { Context } from "../../gql/context.ts";
import { Conflict, Invalid, isRefusal, make } from "../../gql/refusal.ts";
import { faultOf } from "../import.resolver.ts";
import { recordOrders } from "./record-orders.service.ts";
import { NewOrder, OrderFaults, OrdersRecorded, RecordOrdersResult } from "./record-orders.type.ts";

@Resolver()
export class RecordOrdersResolver {
  @Access("operations")
  @Mutation(() => RecordOrdersResult, {
    description: "Records up to 200 orders and returns, all or nothing; a repeat is harmless.",
  })
  async recordOrders(
    @Arg("orders", () => [NewOrder], { description: "Which." }) orders: NewOrder[],
    @Ctx() context: Context,
  ): Promise<typeof RecordOrdersResult> {
    const inForce = await context.book.newestPlan();
    if (inForce === null) {
      const message = "There is no plan yet; orders are read by the rules of a plan.";
      return make(Conflict, { code: "no_plan", message });
    }
    const actorId = context.viewer!.id;
    const given = orders.map((one) => ({ ...one }));
    const answer = await recordOrders(context, { orders: given, plan: inForce.plan, actorId });
    if (isRefusal(answer)) {
      const { refused, message } = answer;
      return refused === "import_running"
        ? make(Conflict, { code: refused, message })
        : make(Invalid, { field: "orders", message });
    }
    if ("faults" in answer) {
      const message = "Some orders have faults, so none was recorded; mend them and hand all over.";
      return make(OrderFaults, { message, faults: answer.faults.map(faultOf) });
    }
    return make(OrdersRecorded, answer);
  }
}

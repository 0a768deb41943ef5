/** Orders for clients: a distributor sees those that count for him or his downline. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { ExceptionCase } from "../exception/exception.type.ts";
import { named } from "../genealogy/sight.ts";
import { Distributor } from "../genealogy/distributor.type.ts";
import { Access } from "../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageSize } from "../gql/connection.ts";
import { type Context, perRequest } from "../gql/context.ts";
import { moneyOf } from "../gql/money.type.ts";
import { make } from "../gql/refusal.ts";
import { type OrderRow, ordersById, ordersPage } from "./order.reader.ts";
import { Order, OrderConnection } from "./order.type.ts";

/** Orders by id, read together; whoever shows one checks for whom it counts. */
export const orders = perRequest(
  ({ graph }) =>
    new DataLoader<string, Order | null>(async (ids) => {
      const rows = await ordersById(graph, ids);
      const known = new Map(rows.map((row) => [row.id, orderOf(row)]));
      return ids.map((id) => known.get(id) ?? null);
    }),
);

/** An order that the viewer may see; null else, as for an unknown id. */
export async function seenOrder(context: Context, id: string): Promise<Order | null> {
  const order = await orders(context).load(id);
  return order && (await context.mayView(order.creditedToId)) ? order : null;
}

function orderOf(row: OrderRow): Order {
  return make(Order, {
    id: row.id,
    buyerName: row.buyerName,
    buyerKind: row.buyerKind,
    placedAt: row.placedAt,
    kind: row.kind,
    total: row.totalMinor !== null && row.currency ? moneyOf(row.totalMinor, row.currency) : null,
    qualifyingVolume: row.qualifying,
    commissionableVolume: row.commissionable,
    creditedWhy: row.creditedWhy,
    returnsOrderId: row.returnsOrderId,
    creditedToId: row.creditedToId,
  });
}

@Resolver(() => Order)
export class OrderResolver {
  @Access("operations", "finance", "distributor")
  @Query(() => Order, {
    nullable: true,
    description:
      "An order; null when unknown or credited to somebody outside the viewer's downline.",
  })
  order(
    @Arg("id", () => ID, { description: "The company's id of the order." }) id: string,
    @Ctx() context: Context,
  ): Promise<Order | null> {
    return seenOrder(context, id);
  }

  @Access("parent")
  @FieldResolver(() => Distributor, { description: "For whom the volume counts." })
  creditedTo(@Root() root: Order, @Ctx() context: Context): Promise<Distributor> {
    return named(context, root.creditedToId);
  }
}

@Resolver(() => Distributor)
export class DistributorOrdersResolver {
  @Access("parent")
  @FieldResolver(() => OrderConnection, {
    description: "Orders that count for the person, newest first: his own and his customers'.",
  })
  async orders(
    @Root() root: Distributor,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 20, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<Order>> {
    const size = pageSize(first);
    const [placedAt, id] = decodeCursor(after, 2) ?? [];
    const known = placedAt && id && /^-?\d{1,19}$/.test(placedAt);
    const rows = await ordersPage(context.graph, {
      distributorId: root.id,
      after: known ? { placedAt: BigInt(placedAt), id } : null,
      limit: size + 1,
    });
    return pageOf(rows, size, orderOf, (row) => [String(row.placedAt), row.id]);
  }
}

@Resolver(() => ExceptionCase)
export class ExceptionOrderResolver {
  @Access("parent")
  @FieldResolver(() => Order, {
    nullable: true,
    description: "The order that it is about; null when it is about a person.",
  })
  subjectOrder(@Root() root: ExceptionCase, @Ctx() context: Context): Promise<Order | null> {
    return root.subjectKind === "order" ? seenOrder(context, root.subject) : Promise.resolve(null);
  }
}

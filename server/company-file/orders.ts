/** The orders of a company in a compact form: one number each, columns by that number. */

export interface Orders {
  ids: string[];
  numberOf: Map<string, number>;
  origins: number[];
  /** Line in orders.csv; 0 for orders that only the database has. */
  lines: number[];
  /** Person number of the buyer, -1 where unknown. */
  buyer: number[];
  /** Epoch milliseconds; NaN where faulty. */
  placedAt: number[];
  isReturn: boolean[];
  /** By the number of a return: the id of the order that it returns. */
  returns: Map<number, string>;
}

export function noOrders(): Orders {
  return {
    ids: [],
    numberOf: new Map(),
    origins: [],
    lines: [],
    buyer: [],
    placedAt: [],
    isReturn: [],
    returns: new Map(),
  };
}

export interface NewOrder {
  id: string;
  origin: number;
  line: number;
  buyer: number;
  placedAt: number | null;
  isReturn: boolean;
}

/** Adds an order whose id is not taken (the caller has looked) and answers the number. */
export function addOrder(orders: Orders, order: NewOrder): number {
  const number = orders.ids.length;
  orders.ids.push(order.id);
  orders.numberOf.set(order.id, number);
  orders.origins.push(order.origin);
  orders.lines.push(order.line);
  orders.buyer.push(order.buyer);
  orders.placedAt.push(order.placedAt ?? Number.NaN);
  orders.isReturn.push(order.isReturn);
  return number;
}

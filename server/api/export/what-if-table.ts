/** The people of a what-if as a table, exactly those whom the page shows, a column for each bonus and side. */
import type { Request } from "express";
import type { Cell } from "../../csv/write-table.ts";
import { type Context, seesEverybody } from "../../gql/context.ts";
import { currencyDigits } from "../../money/currency.ts";
import { formatUnits } from "../../money/money.ts";
import { filterOf, WhatIfChange, WhatIfMove, WhatIfOrder } from "../../what-if/people-filter.ts";
import { keptResult } from "../../what-if/result.ts";
import { allPeople, whatIfById, type PersonRow } from "../../what-if/what-if.store.ts";
import { notFound, type Refused, type Table } from "./table.ts";

/** `?change=&move=&rank=&search=&orderBy=` as the API has them. */
export async function whatIfTable(context: Context, request: Request): Promise<Table | Refused> {
  if (!seesEverybody(context)) return { status: 403, message: "Your role does not export these." };
  const row = await whatIfById(context.graph, String(request.params["id"]));
  if (!row?.resultJson) return notFound;
  const { bonuses, currency } = keptResult(row.resultJson);
  const money = (minor: bigint) => formatUnits(minor, currencyDigits(currency) ?? 0);
  const filter = await filterOf(context, {
    change: oneOf(WhatIfChange, request.query["change"]),
    move: oneOf(WhatIfMove, request.query["move"]),
    rank: textOf(request.query["rank"]),
    search: textOf(request.query["search"]),
  });
  const order = oneOf(WhatIfOrder, request.query["orderBy"]) ?? WhatIfOrder.LARGEST_LOSS;
  const people = allPeople(context.graph, { whatIf: row.id, order, filter });
  async function* cells(): AsyncIterable<Cell[]> {
    for await (const one of people) {
      const amounts = [one.before, one.after, one.difference].map(money);
      const ranks = [one.rankBefore ?? "", one.rankAfter ?? ""];
      const parts = partsOf(one);
      const each = bonuses.flatMap(({ bonus }) => {
        const { beforeMinor, afterMinor } = parts.get(bonus) ?? NOTHING;
        return [money(BigInt(beforeMinor)), money(BigInt(afterMinor))];
      });
      yield [row!.periodId, one.distributorId, currency, ...amounts, ...ranks, ...each];
    }
  }
  const columns = [
    ...["period", "distributorId", "currency", "live", "tried", "difference"],
    ...["rankLive", "rankTried"],
    ...bonuses.flatMap(({ bonus }) => [`${bonus} live`, `${bonus} tried`]),
  ];
  return { columns, rows: cells() };
}

interface Part {
  bonus: string;
  beforeMinor: string;
  afterMinor: string;
}

const NOTHING = { beforeMinor: "0", afterMinor: "0" };

function partsOf({ bonusesJson }: PersonRow): Map<string, Part> {
  return new Map((JSON.parse(bonusesJson) as Part[]).map((part) => [part.bonus, part]));
}

/** A value of an enum by its name in the API; null for anything else. */
function oneOf<T extends string>(values: Record<string, T>, name: unknown): T | null {
  return typeof name === "string" && Object.hasOwn(values, name) ? values[name]! : null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

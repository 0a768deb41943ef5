/**
 * GET /export/...: tables for a spreadsheet, streamed row by row.
 *
 * `/export/runs/:id/commissions.csv`, `payments.csv` and `lines.csv` for operations and finance;
 * `/export/engine/:id/differences.csv` for the same, `/export/what-if/:id/people.csv` with its filter;
 * `/export/statement.csv?distributorId=&periodId=` for whoever may read the statement.
 */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { type Request, type Response, Router } from "express";
import { linesOfPeriod } from "../line/lines-of-period.ts";
import { commissionsOfSheet } from "../commission/store.ts";
import { type Cell, cellText } from "../csv/write-table.ts";
import { type Context, seesEverybody } from "../gql/context.ts";
import { formatRate, formatUnits, formatVolume } from "../money/money.ts";
import { allDifferences, resultById } from "../other-engine/other-engine.store.ts";
import { periodsById, runsById } from "../period/period.reader.ts";
import type { Plan } from "../plan/plan.ts";
import { commissionsOfPerson, commissionsOfSheetRows } from "../statement/statement.reader.ts";
import { paymentsOfSheetRows } from "../statement/statement.reader.ts";
import { type ApiDeps, contextOf } from "./context.ts";
import { decidedUpTo } from "../sheet/decided.ts";
import { notFound, type Refused, type Table } from "./export/table.ts";
import { whatIfTable } from "./export/what-if-table.ts";

/** The routes below /export. */
export function exports(deps: ApiDeps): Router {
  const router = Router();
  const answer =
    (make: (context: Context, request: Request) => Promise<Table | Refused>) =>
    async (request: Request, response: Response): Promise<void> => {
      const context = await contextOf(deps, request, response);
      const table = context.viewer
        ? await make(context, request)
        : { status: 401, message: "Sign in first." };
      if ("status" in table) {
        response.status(table.status).json({ message: table.message });
        return;
      }
      response.attachment(request.path.split("/").at(-1));
      response.type("text/csv; charset=utf-8");
      await pipeline(
        Readable.from(textRows(table)),
        stringify({ record_delimiter: "\n" }),
        response,
      );
    };
  router.get("/runs/:run/:table", answer(runTable));
  router.get("/engine/:result/differences.csv", answer(differenceTable));
  router.get("/what-if/:id/people.csv", answer(whatIfTable));
  router.get("/statement.csv", answer(statementTable));
  return router;
}

async function* textRows({ columns, rows }: Table): AsyncIterable<string[]> {
  yield columns;
  for await (const row of rows) yield row.map(cellText);
}

async function runTable(context: Context, request: Request): Promise<Table | Refused> {
  if (!seesEverybody(context)) return { status: 403, message: "Your role does not export runs." };
  const [run] = await runsById(context.graph, [String(request.params["run"])]);
  const inForce = run && (await context.book.planOfSheet(run.sheet));
  if (!run || !inForce) return notFound;
  const { plan } = inForce;
  if (request.params["table"] === "commissions.csv") {
    return commissionTable(plan, run.periodId, commissionsOfSheetRows(context.graph, run.sheet));
  }
  if (request.params["table"] === "payments.csv") {
    return paymentTable(plan, run.periodId, context, run.sheet);
  }
  if (request.params["table"] === "lines.csv") {
    return lineTable(plan, run.periodId, context, run.sheet);
  }
  return notFound;
}

async function differenceTable(context: Context, request: Request): Promise<Table | Refused> {
  if (!seesEverybody(context)) return { status: 403, message: "Your role does not export these." };
  const result = await resultById(context.graph, String(request.params["result"]));
  const inForce = result && (await context.book.planOfPeriod(result.periodId));
  if (!result || !inForce) return notFound;
  const { currencyDigits, currency } = inForce.plan;
  const money = (minor: bigint) => formatUnits(minor, currencyDigits);
  async function* cells(): AsyncIterable<Cell[]> {
    for await (const row of allDifferences(context.graph, result!.id)) {
      const { distributorId, bonus, cause, ours, theirs, difference, orders, orderId } = row;
      const amounts = [ours, theirs, difference].map(money);
      yield [result!.periodId, distributorId, bonus, cause, ...amounts, currency, orders, orderId];
    }
  }
  const columns = [
    ...["period", "distributorId", "bonus", "cause", "ours", "theirs", "difference", "currency"],
    ...["orders", "orderId"],
  ];
  return { columns, rows: cells() };
}

async function statementTable(context: Context, request: Request): Promise<Table | Refused> {
  const distributorId = String(request.query["distributorId"] ?? "");
  const periodId = String(request.query["periodId"] ?? "");
  const own = context.viewer?.distributorId === distributorId;
  if (!own && !seesEverybody(context)) return notFound;
  const sheet = await context.book.sheetOfPeriod(periodId);
  const inForce = await context.book.planOfPeriod(periodId);
  if (sheet === null || !inForce) return notFound;
  const rows = await commissionsOfPerson(context.graph, sheet, distributorId);
  return commissionTable(inForce.plan, periodId, rows);
}

function commissionTable(
  plan: Plan,
  period: string,
  rows:
    | Iterable<{ distributorId: string; bonus: string; amountMinor: bigint }>
    | AsyncIterable<{ distributorId: string; bonus: string; amountMinor: bigint }>,
): Table {
  async function* cells(): AsyncIterable<Cell[]> {
    for await (const { distributorId, bonus, amountMinor } of rows) {
      const amount = formatUnits(amountMinor, plan.currencyDigits);
      yield [period, distributorId, bonus, amount, plan.currency];
    }
  }
  return { columns: ["period", "distributorId", "bonus", "amount", "currency"], rows: cells() };
}

function paymentTable(plan: Plan, period: string, context: Context, sheet: string): Table {
  const kinds = ["earned", "adjusted", "withheld", "held", "paid", "carried"] as const;
  async function* cells(): AsyncIterable<Cell[]> {
    for await (const row of paymentsOfSheetRows(context.graph, sheet)) {
      const amounts = kinds.map((kind) => formatUnits(row[kind], plan.currencyDigits));
      yield [period, row.distributorId, plan.currency, ...amounts];
    }
  }
  return { columns: ["period", "distributorId", "currency", ...kinds], rows: cells() };
}

async function lineTable(
  plan: Plan,
  periodId: string,
  context: Context,
  sheet: string,
): Promise<Table | Refused> {
  const [period] = await periodsById(context.graph, [periodId]);
  if (!period) return notFound;
  const scope = {
    plan,
    sheet,
    startsAt: Number(period.startsAt),
    endsAt: Number(period.endsAt),
    decided: await decidedUpTo(context.graph, sheet),
  };
  const bonuses = plan.bonuses.filter((bonus) => bonus.calendar === period.calendar);
  const commissions = await commissionsOfSheet(context.graph, sheet);
  const lines = await linesOfPeriod(context.graph, scope, bonuses, commissions);
  const columns = [
    ...["period", "distributorId", "bonus", "orderId", "sourceId", "level", "paidLevel", "rate"],
    ...["volume", "amount", "reason"],
  ];
  const cells = lines.map((line): Cell[] => [
    periodId,
    line.distributorId,
    line.bonus,
    line.orderId,
    line.sourceId,
    String(line.level),
    line.paidLevel === null ? null : String(line.paidLevel),
    line.ratePpm === null ? null : formatRate(line.ratePpm),
    line.volume === null ? null : formatVolume(line.volume),
    formatUnits(line.amountMinor, plan.currencyDigits),
    line.reason,
  ]);
  return { columns, rows: cells };
}

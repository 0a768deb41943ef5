/** The trial's tables and the reference's results as texts of one form, so that they can be compared. */
import type { Tables } from "../../server/trial/tables.ts";
import { digitsOf, type ReferenceResult } from "./commission-reference.ts";
import type { Company } from "./commission-spec.ts";

const decimal = (hundredths: bigint, digits: number) => {
  const sign = hundredths < 0n ? "-" : "";
  const text = String(hundredths < 0n ? -hundredths : hundredths).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return sign + (digits === 0 ? whole : `${whole}.${text.slice(-digits)}`);
};

/** What the reference says, in rows like the trial's (only what the documentation determines). */
export function expectedRows(company: Company, results: readonly ReferenceResult[]) {
  const digits = digitsOf(company.plan.currency);
  const money = (minor: bigint) => decimal(minor, digits);
  const rankId = (number: number) => company.plan.ranks[number - 1]?.id ?? "";
  return {
    commissions: results.flatMap(({ period, commissions }) =>
      [...commissions].map(([key, amount]) => `${period.id} ${key} ${money(amount)}`),
    ),
    standings: results.flatMap(({ period, standings }) =>
      [...standings.values()].map((one) =>
        [
          ...[period.id, one.id, decimal(one.qualifying.personal, 2)],
          ...[decimal(one.qualifying.group, 2), decimal(one.qualifying.total, 2)],
          ...[String(one.active), rankId(one.title), rankId(one.paidAs)],
        ].join(" "),
      ),
    ),
    lines: results.flatMap(({ period, lines, cut }) =>
      lines.map((one) => {
        const wasCut = cut.has(`${one.distributorId} ${one.bonus}`);
        const { distributorId, bonus, orderId, sourceId, paidLevel, rate, volume, amount } = one;
        return [
          ...[period.id, distributorId, bonus, orderId, sourceId, paidLevel ?? ""],
          ...[Number(rate) / 1e6, decimal(volume, 2), wasCut ? "cut" : money(amount)],
        ].join(" ");
      }),
    ),
    unpaid: results.flatMap(({ period, unpaid }) =>
      [...unpaid].map((key) => `${period.id} ${key}`),
    ),
    payments: results.flatMap(({ period, payments }) =>
      [...payments].map(([id, one]) => {
        const { earned, held, paid, carried } = one;
        return [period.id, id, ...[earned, held, paid, carried].map(money)].join(" ");
      }),
    ),
  };
}

/** The trial's tables in the same form. */
export function actualRows(tables: Tables, results: readonly ReferenceResult[]) {
  const cut = new Set(
    results.flatMap((one) => [...one.cut].map((key) => `${one.period.id} ${key}`)),
  );
  const paid = tables.lines.filter((row) => row[10] === "");
  return {
    commissions: tables.commissions.map((row) => row.slice(0, 4).join(" ")),
    standings: tables.standings.map((row) => row.slice(0, 8).join(" ")),
    lines: paid.map((row) => {
      const [period, id, bonus, orderId, sourceId, , paidLevel, rate, volume, amount] = row;
      const shown = cut.has(`${period} ${id} ${bonus}`) ? "cut" : amount;
      const cells = [period, id, bonus, orderId, sourceId, paidLevel, Number(rate), volume, shown];
      return cells.join(" ");
    }),
    unpaid: tables.lines
      .filter((row) => row[10] !== "")
      .map(([period, id, bonus, orderId]) => `${period} ${id} ${bonus} ${orderId}`),
    payments: tables.payments.map(([period, id, , earned, , , held, amount, carried]) =>
      [period, id, earned, held, amount, carried].join(" "),
    ),
  };
}

export function sorted<T extends { [table: string]: string[] }>(rows: T): T {
  return Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [table, [...all].sort()]),
  ) as T;
}

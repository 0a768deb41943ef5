/** Makes typed rows of a table's cells; every cell that does not fit is a fault. */
import { shown } from "../csv/fault.ts";
import { orderKinds } from "../plan/order-kind.ts";
import type { Mode } from "./columns.ts";
import {
  readChoice,
  readCountry,
  readDecimal,
  readEmail,
  readId,
  readInstant,
  readText,
  type Refusal,
} from "./cell.ts";
import {
  customerKinds,
  distributorStatuses,
  type Cells,
  type CustomerRow,
  type DistributorRow,
  type OpeningRow,
  type OrderRow,
  type RowSettings,
} from "./row.ts";

/** Bounds that keep every sum of a million rows inside 64 bits. */
const volumeUnitsMax = 10n ** 12n;
const moneyUnitsMax = 10n ** 12n;
const volumeDigits = 2;

/** Stands for "true" in a paidOnce figure; the number of a rank is what else it can be. */
export const PAID = -1n;

export function distributorRow(cells: Cells, settings: RowSettings): DistributorRow {
  const id = cells.take("id", readId(cells.text("id")), null);
  const row = {
    line: cells.line,
    id,
    name: nameOf(cells, id),
    email: emailOf(cells, settings),
    country: cells.take("country", readCountry(cells.text("country")), ""),
    joinedAt: cells.take(
      "joinedOn",
      readInstant(cells.text("joinedOn"), settings.readJoinedOn),
      null,
    ),
    sponsorId: reference(cells, "sponsorId"),
    placementParentId: reference(cells, "placementParentId"),
    placementLeg: reference(cells, "placementLeg"),
    status: cells.take(
      "status",
      readChoice(cells.text("status"), distributorStatuses, "status"),
      "active" as const,
    ),
    title: cells.take("title", readTitle(cells.text("title"), settings), ""),
  };
  return { ...row, sound: cells.sound() };
}

export function customerRow(cells: Cells, settings: RowSettings): CustomerRow {
  const id = cells.take("id", readId(cells.text("id")), null);
  const row = {
    line: cells.line,
    id,
    name: nameOf(cells, id),
    email: emailOf(cells, settings),
    distributorId: cells.take(
      "distributorId",
      readId(cells.text("distributorId"), "distributor's id"),
      "",
    ),
    enrolledById: reference(cells, "enrolledById"),
    kind:
      cells.has("kind") || settings.mode === "company"
        ? cells.take(
            "kind",
            readChoice(cells.text("kind"), customerKinds, "kind of customer"),
            "retail" as const,
          )
        : ("retail" as const),
  };
  return { ...row, sound: cells.sound() };
}

export function orderRow(cells: Cells, settings: RowSettings): OrderRow {
  const { plan } = settings;
  const kind = cells.take(
    "kind",
    readChoice(cells.text("kind"), orderKinds, "kind of order"),
    null,
  );
  const returnsOrderId = reference(cells, "returnsOrderId");
  if (kind !== null) {
    cells.take("returnsOrderId", checkReturn(kind, returnsOrderId, settings.mode), null);
  }
  const volume = (column: string) =>
    cells.take(column, readDecimal(cells.text(column), volumeDigits, volumeUnitsMax), 0n);
  const row = {
    line: cells.line,
    id: cells.take("id", readId(cells.text("id")), null),
    buyerId: cells.take("buyerId", readId(cells.text("buyerId"), "buyer's id"), ""),
    placedAt: cells.take(
      "placedAt",
      readInstant(cells.text("placedAt"), settings.readPlacedAt),
      null,
    ),
    currency: cells.take("currency", readCurrency(cells, settings), plan.currency),
    totalMinor:
      cells.has("total") && (settings.mode === "company" || cells.text("total") !== "")
        ? cells.take(
            "total",
            readDecimal(cells.text("total"), plan.currencyDigits, moneyUnitsMax),
            null,
          )
        : null,
    qualifying: volume("qualifyingVolume"),
    commissionable: volume("commissionableVolume"),
    kind: kind ?? ("order" as const),
    returnsOrderId: kind === "return" ? returnsOrderId : "",
    product: reference(cells, "product"),
  };
  return { ...row, sound: cells.sound() };
}

export function openingRow(cells: Cells, settings: RowSettings): OpeningRow {
  const distributorId = cells.take(
    "distributorId",
    readId(cells.text("distributorId"), "distributor's id"),
    null,
  );
  const name = cells.take("name", readOpeningName(cells.text("name"), settings), null);
  const value =
    name === null
      ? 0n
      : cells.take("value", readOpeningValue(name, cells.text("value"), settings), 0n);
  return {
    line: cells.line,
    id: distributorId === null || name === null ? null : `${distributorId}/${name}`,
    distributorId: distributorId ?? "",
    name: name ?? "",
    value,
    sound: cells.sound(),
  };
}

/** The name; where the table has no names, the id stands for it. */
function nameOf(cells: Cells, id: string | null): string {
  if (!cells.has("name")) return id ?? "";
  const name = cells.take("name", readText(cells.text("name"), "name"), "?");
  if (name !== "") return name;
  return cells.take<string, string>("name", { reason: "The name is empty; write one." }, "?");
}

function emailOf(cells: Cells, settings: RowSettings): string {
  const text = cells.text("email");
  if (settings.mode === "trial" && text === "") return "";
  return cells.take("email", readEmail(text), "");
}

/** A reference that may be empty. */
function reference(cells: Cells, column: string): string {
  const text = cells.text(column);
  return text === "" ? "" : cells.take(column, readId(text, column), "");
}

function readTitle(cell: string, settings: RowSettings): string | Refusal {
  if (cell === "" || settings.titles.has(cell)) return cell;
  const titles = [...settings.titles];
  const mend =
    titles.length === 0 ? "leave it empty" : `write one of ${titles.join(", ")}, or nothing`;
  return { reason: `The plan has no rank ${shown(cell)}; ${mend}.` };
}

function readCurrency(cells: Cells, settings: RowSettings): string | Refusal {
  const cell = cells.text("currency");
  const { currency } = settings.plan;
  if (cell === currency || (cell === "" && settings.mode === "trial")) return currency;
  if (!/^[A-Z]{3}$/.test(cell)) {
    return { reason: `${shown(cell)} is not a currency; write the plan's, ${currency}.` };
  }
  return {
    reason: `The order is in ${cell} and the plan in ${currency}; one company has one currency today.`,
  };
}

/** In a trial the column may be absent: a return without it takes back volume of its own buyer. */
function checkReturn(kind: string, returnsOrderId: string, mode: Mode): null | Refusal {
  if (kind === "return" && returnsOrderId === "" && mode === "company") {
    return { reason: "A return must name the order that it returns; write that order's id." };
  }
  if (kind !== "return" && returnsOrderId !== "") {
    return {
      reason: `Only a return names another order; leave this empty, or write return as the kind.`,
    };
  }
  return null;
}

const openingNames = ["carryLeft", "carryRight", "balance", "graceUsed", "lifetimeVolume", "goal"];
/** The goal for one period: "goal:2026-11", "goal:2026-W45", "goal:2026-11-03", "goal:2026-Q4", "goal:2026". */
const GOAL_OF_PERIOD = /^goal:[0-9]{4}(-([WP][0-9]{2}|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?$/;

function readOpeningName(cell: string, settings: RowSettings): string | Refusal {
  if (openingNames.includes(cell) || GOAL_OF_PERIOD.test(cell)) return cell;
  if (!cell.startsWith("paidOnce:")) {
    return {
      reason: `${shown(cell)} is no opening figure; write ${openingNames.join(", ")} or paidOnce:<bonus>.`,
    };
  }
  const bonus = cell.slice("paidOnce:".length);
  if (settings.bonuses.has(bonus)) return cell;
  return {
    reason: `The plan has no bonus ${shown(bonus)}; write one of ${[...settings.bonuses].join(", ")}.`,
  };
}

function readOpeningValue(name: string, cell: string, settings: RowSettings): bigint | Refusal {
  if (name === "balance") {
    return readDecimal(cell, settings.plan.currencyDigits, moneyUnitsMax, true);
  }
  if (name === "graceUsed") return readDecimal(cell, 0, 1_000_000n);
  if (!name.startsWith("paidOnce:")) return readDecimal(cell, volumeDigits, volumeUnitsMax);
  if (cell === "true" || cell === "1") return PAID;
  if (cell === "false" || cell === "0") return 0n;
  const rank = settings.plan.ranks.find(({ id }) => id === cell);
  if (rank !== undefined) return BigInt(rank.number);
  const mend = "write the highest rank that has been paid, or true, or false";
  return { reason: `${shown(cell)} is not true, false or a rank of the plan; ${mend}.` };
}

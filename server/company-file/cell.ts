/**
 * Reads single cells: ids, texts, choices, figures, instants. A cell that does not fit answers a
 * `Refusal` whose sentence names the mend; no floats, no guesses.
 */
import { shown } from "../csv/fault.ts";
import { parseDecimal } from "../money/money.ts";
import type { InstantResult } from "../plan/instant.ts";

/** Why a cell was not taken. */
export interface Refusal {
  reason: string;
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "reason" in value;
}

const idLengthMax = 100;
const textLengthMax = 200;

const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

const controlsOfText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** An id: 1 to 100 characters, no control characters, no space at either end. */
export function readId(cell: string, what = "id"): string | Refusal {
  if (cell === "") return { reason: `The ${what} is empty; write one.` };
  if (cell.length > idLengthMax) {
    return {
      reason: `The ${what} ${shown(cell)} is longer than ${idLengthMax} characters; shorten it.`,
    };
  }
  if (controls.test(cell)) {
    return { reason: `The ${what} ${shown(cell)} holds a control character; remove it.` };
  }
  if (cell.trim() !== cell) {
    return { reason: `The ${what} ${shown(cell)} begins or ends with a space; remove it.` };
  }
  return cell;
}

/** A text of at most 200 characters; line breaks and tabs are fine. */
export function readText(cell: string, what: string): string | Refusal {
  if (cell.length > textLengthMax) {
    return { reason: `The ${what} is longer than ${textLengthMax} characters; shorten it.` };
  }
  if (controlsOfText.test(cell)) {
    return { reason: `The ${what} ${shown(cell)} holds a control character; remove it.` };
  }
  return cell;
}

const emailForm = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;

/** An e-mail address by its form alone. */
export function readEmail(cell: string): string | Refusal {
  if (cell === "") return { reason: "The e-mail address is empty; write one." };
  if (cell.length > 254 || !emailForm.test(cell) || controls.test(cell)) {
    return {
      reason: `${shown(cell)} is not an e-mail address; write it as name@example.com.`,
    };
  }
  return cell;
}

/** A country by its two letters (ISO 3166-1), or nothing. */
export function readCountry(cell: string): string | Refusal {
  if (cell === "" || /^[A-Z]{2}$/.test(cell)) return cell;
  return { reason: `${shown(cell)} is not a country; write its two letters, such as US.` };
}

/** One of a closed list of words. */
export function readChoice<T extends string>(
  cell: string,
  choices: readonly T[],
  what: string,
): T | Refusal {
  const choice = choices.find((word) => word === cell);
  if (choice !== undefined) return choice;
  const list = `${choices.slice(0, -1).join(", ")} or ${choices.at(-1) ?? ""}`;
  return { reason: `${shown(cell)} is not a ${what}; write ${list}.` };
}

/**
 * A plain decimal as an integer of its smallest unit: "12.5" with 2 digits is 1250n. Refused: what
 * parseDecimal refuses (NaN, exponents, commas, signs, too many decimals), and more than `unitsMax`.
 */
export function readDecimal(
  cell: string,
  digits: number,
  unitsMax: bigint,
  signed = false,
): bigint | Refusal {
  const result = parseDecimal(cell, digits, { signed });
  if (!result.ok) {
    const example = digits === 0 ? "12" : `12.${"5".padEnd(digits, "0")}`;
    if (result.refused === "empty") {
      return { reason: `A figure is missing here; write one, such as ${example} or 0.` };
    }
    const mend = result.refused === "not_decimal" ? `; write it as ${example}` : "";
    return { reason: `${result.reason}${mend}.` };
  }
  const size = result.value < 0n ? -result.value : result.value;
  if (size <= unitsMax) return result.value;
  return { reason: `${shown(cell)} is larger than any real figure; check its digits.` };
}

/** An instant in epoch milliseconds by the plan's reader of dates and instants. */
export function readInstant(
  cell: string,
  reader: (text: string) => InstantResult,
): number | Refusal {
  if (cell === "") return { reason: "A date is missing here; write one, such as 2026-11-03." };
  const result = reader(cell);
  return result.ok ? result.epochMillis : { reason: `${result.reason}.` };
}

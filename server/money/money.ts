/**
 * Exact figures as text and back.
 *
 * Money, volumes and rates are whole numbers of their smallest unit (bigint): minor units of the
 * currency, hundredths of a point, parts per million. A text that does not say exactly one such
 * number is refused, never repaired.
 */

/** Digits after the point of a volume (points). */
export const VOLUME_DIGITS = 2;

/** Most digits before the point that any figure may have; keeps every sum far inside 64 bits. */
export const WHOLE_DIGITS_MAX = 15;

/** Why a text is not a figure; closed list. */
export type DecimalRefusal =
  "empty" | "not_decimal" | "exponent" | "sign" | "too_many_decimals" | "too_large";

/** The figure in its smallest unit, or why there is none: a code and a sentence for a person. */
export type DecimalResult =
  { ok: true; value: bigint } | { ok: false; refused: DecimalRefusal; reason: string };

/**
 * Reads a plain decimal ("100", "100.00"; not ".5") as a whole number of 10^-digits.
 *
 * Refuses a sign (a minus is accepted with `signed`), exponents, NaN, blanks, thousands separators,
 * more than `digits` decimals (even zeros) and more than 15 digits before the point.
 */
export function parseDecimal(
  text: string,
  digits: number,
  options: { signed?: boolean } = {},
): DecimalResult {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return refuse(kindOfNonsense(text), text, digits);
  const [, minus = "", whole = "", fraction = ""] = match;
  if (minus && !options.signed) return refuse("sign", text, digits);
  if (fraction.length > digits) return refuse("too_many_decimals", text, digits);
  if (whole.replace(/^0+/, "").length > WHOLE_DIGITS_MAX) return refuse("too_large", text, digits);
  const value = BigInt(whole + fraction.padEnd(digits, "0"));
  return { ok: true, value: minus ? -value : value };
}

/**
 * Reads a percentage with its sign ("8%", "2.5%") as parts per million: "8%" is 80000n.
 *
 * Refuses what parseDecimal refuses, more than 4 decimals, and a missing "%".
 */
export function parseRate(text: string): DecimalResult {
  if (!text.endsWith("%")) {
    const reason = `${quote(text)} is not a rate; write a percentage with its sign, such as 8%`;
    return { ok: false, refused: text === "" ? "empty" : "not_decimal", reason };
  }
  return parseDecimal(text.slice(0, -1), 4);
}

function kindOfNonsense(text: string): DecimalRefusal {
  if (text === "") return "empty";
  if (/^\+[\d.]+$/.test(text)) return "sign";
  if (/^[+-]?[\d.]+e[+-]?\d+$/i.test(text)) return "exponent";
  return "not_decimal";
}

function refuse(refused: DecimalRefusal, text: string, digits: number): DecimalResult {
  const shown = quote(text);
  const allowed = digits === 0 ? "no decimals" : `at most ${digits} decimals`;
  const sentences: Record<DecimalRefusal, string> = {
    empty: "a figure is missing here",
    not_decimal: `${shown} is not a plain decimal number`,
    exponent: `${shown} has an exponent; write the number out`,
    sign: `${shown} has a sign; write the figure without one`,
    too_many_decimals: `${shown} has too many decimals; ${allowed} are allowed here`,
    too_large: `${shown} is too large; ${WHOLE_DIGITS_MAX} digits may stand before the point`,
  };
  return { ok: false, refused, reason: sentences[refused] };
}

/** A text as it may stand in a sentence: quoted, and shortened where somebody sent megabytes. */
function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text);
}

/** A whole number of 10^-digits as text with exactly that many decimals: 5n, 2 -> "0.05". */
export function formatUnits(value: bigint, digits: number): string {
  const sign = value < 0n ? "-" : "";
  const figures = (value < 0n ? -value : value).toString().padStart(digits + 1, "0");
  if (digits === 0) return sign + figures;
  return `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/** A volume in hundredths of a point, always with two decimals: 0n -> "0.00". */
export function formatVolume(hundredths: bigint): string {
  return formatUnits(hundredths, VOLUME_DIGITS);
}

/** A rate in parts per million as the shortest decimal: 80000n -> "0.08", 1000000n -> "1". */
export function formatRate(ppm: bigint): string {
  return shortest(formatUnits(ppm, 6));
}

/** A rate in parts per million as a percentage for people: 80000n -> "8%", 25000n -> "2.5%". */
export function formatPercent(ppm: bigint): string {
  return `${shortest(formatUnits(ppm, 4))}%`;
}

function shortest(decimal: string): string {
  return decimal.replace(/\.?0+$/, "");
}

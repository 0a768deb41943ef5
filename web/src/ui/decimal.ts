/**
 * Exact arithmetic on the decimal texts that the server sends, for comparisons and bars only:
 * nothing computed here is ever sent back or paid.
 */

interface Scaled {
  units: bigint;
  digits: number;
}

/** Reads "-12.50" as -1250 at 2 digits. */
function scaled(text: string): Scaled {
  const [whole = "0", fraction = ""] = text.split(".");
  return { units: BigInt(whole + fraction), digits: fraction.length };
}

/** Both numbers at the finer one's digits. */
function aligned(left: string, right: string): [bigint, bigint, number] {
  const a = scaled(left);
  const b = scaled(right);
  const digits = Math.max(a.digits, b.digits);
  const lift = (value: Scaled) => value.units * 10n ** BigInt(digits - value.digits);
  return [lift(a), lift(b), digits];
}

/** Writes units back as a decimal text: -1250 at 2 digits is "-12.50". */
function written(units: bigint, digits: number): string {
  const sign = units < 0n ? "-" : "";
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, "0");
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** left - right, exactly. */
export function difference(left: string, right: string): string {
  const [a, b, digits] = aligned(left, right);
  return written(a - b, digits);
}

/** How large part is of whole, between 0 and 1, for the length of a bar. */
export function share(part: string, whole: string): number {
  const [a, b] = aligned(part, whole);
  if (b <= 0n || a <= 0n) return 0;
  return a >= b ? 1 : Number((a * 10_000n) / b) / 10_000;
}

/** The change from before to now in tenths of a per cent, as text ("+4.2 %"); none from zero. */
export function changeText(now: string, before: string): string | null {
  const [a, b] = aligned(now, before);
  if (b === 0n) return null;
  const tenths = ((a - b) * 1000n) / (b < 0n ? -b : b);
  return `${tenths > 0n ? "+" : ""}${written(tenths, 1)} %`;
}

/** A rate such as "0.08" as "8 %". */
export function percent(rate: string): string {
  const { units, digits } = scaled(rate);
  const text =
    digits < 2 ? written(units * 10n ** BigInt(2 - digits), 0) : written(units, digits - 2);
  return `${text.includes(".") ? text.replace(/\.?0+$/, "") : text} %`;
}

/** A measured share such as "0.286478" as "28.65 %". */
export function shareText(share: string): string {
  const { units, digits } = scaled(share);
  const step = 10n ** BigInt(Math.abs(digits - 4));
  const hundredths = digits > 4 ? (units + step / 2n) / step : units * step;
  return `${written(hundredths, 2)} %`;
}

/** Whether a decimal text is below zero. */
export function isNegative(text: string): boolean {
  return text.startsWith("-");
}

/** Whether a decimal text is zero. */
export function isZero(text: string): boolean {
  return /^-?0*(\.0*)?$/.test(text);
}

/** Thousands by the reader's locale, with exactly the digits that the text has. */
export function grouped(text: string): string {
  const digits = scaled(text).digits;
  const format = new Intl.NumberFormat(undefined, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(text as `${number}`);
}

/** A limit as people write it ("25 %", "100.00 points") and as the server keeps it, a whole number. */

/** A whole number with its last digits behind the point; zeros at the end of a share are left out. */
export function figureText(value: string, digits: number): string {
  if (digits === 0) return value;
  const padded = value.padStart(digits + 1, "0");
  const text = `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
  return digits > 2 ? text.replace(/\.?0+$/, "") : text;
}

/** The whole number that somebody means; null where it is no figure of so many digits. */
export function figureOf(text: string, digits: number): string | null {
  const match = /^(\d{1,15})(?:\.(\d*))?$/.exec(text.trim());
  const [, whole = "", fraction = ""] = match ?? [];
  if (match === null || fraction.length > digits) return null;
  return BigInt(whole + fraction.padEnd(digits, "0")).toString();
}

/** Whether a whole number lies between two others, both included. */
export function isBetween(value: string, least: string, most: string): boolean {
  return BigInt(value) >= BigInt(least) && BigInt(value) <= BigInt(most);
}

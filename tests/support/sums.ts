/** Sums as a page prints them: `240.00 × 3 % = 7.20`, `7.20 + 4.00 − 1.00 = 10.20`; exact, nothing is rounded. */

const FIGURE = String.raw`\d+(?:\.\d+)?(?: %)?`;
const SUM = new RegExp(String.raw`${FIGURE}(?: [+−×/] ${FIGURE})+ = \d+(?:\.\d+)?`, "g");

/** One sum of a text. */
export interface Sum {
  said: string;
  /** The figure that it ends in. */
  end: string;
  holds: boolean;
}

/** Every sum of a text, and whether it holds exactly. */
export function sumsOf(text: string): Sum[] {
  return [...text.matchAll(SUM)].map(([said]) => {
    const [left = "", end = ""] = said.split(" = ");
    return { said, end, holds: same(worked(left), fractionOf(end)) };
  });
}

/** A figure without zeros at its end: 12.50 and 12.5 are one. */
export function valueOf(figure: string): string {
  return figure.includes(".") ? figure.replace(/\.?0+$/, "") : figure;
}

interface Fraction {
  above: bigint;
  below: bigint;
}

function digitsOf(figure: string): number {
  return figure.split(".")[1]?.length ?? 0;
}

function unitsOf(figure: string): bigint {
  return BigInt(figure.replace(".", ""));
}

function fractionOf(figure: string): Fraction {
  const percent = figure.endsWith(" %");
  const plain = figure.replace(" %", "");
  return { above: unitsOf(plain), below: 10n ** BigInt(digitsOf(plain) + (percent ? 2 : 0)) };
}

/** Products first, then sums, from left to right. */
function worked(text: string): Fraction {
  const terms = text.split(/ (?=[+−] )/);
  return terms.reduce<Fraction>(
    (sum, term) => {
      const negative = term.startsWith("− ");
      const { above, below } = product(term.replace(/^[+−] /, ""));
      const signed = negative ? -above : above;
      return { above: sum.above * below + signed * sum.below, below: sum.below * below };
    },
    { above: 0n, below: 1n },
  );
}

function product(term: string): Fraction {
  const [first = "", ...others] = term.split(/ (?=[×/] )/);
  return others.reduce((so, part) => {
    const { above, below } = fractionOf(part.slice(2));
    return part.startsWith("×")
      ? { above: so.above * above, below: so.below * below }
      : { above: so.above * below, below: so.below * above };
  }, fractionOf(first));
}

function same(one: Fraction, other: Fraction): boolean {
  return one.above * other.below === other.above * one.below;
}

/** The one ordered scale of ranks: sapwood to heartwood, told apart by lightness alone. */

const LIGHTEST = 0.9;
const RANGE = 0.52;

function lightnessOf(number: number, total: number): number {
  return LIGHTEST - (total <= 1 ? 0 : (number - 1) / (total - 1)) * RANGE;
}

/** The colour of letters on a rank's colour, with a contrast of at least 4.5 to 1. */
export function rankInk(number: number, total: number): string {
  return lightnessOf(number, total) < 0.55 ? "#ffffff" : "#1c1007";
}

/** The colour of a rank; the same rank has the same colour in every picture. */
export function rankColour(number: number, total: number): string {
  const place = total <= 1 ? 0 : (number - 1) / (total - 1);
  const chroma = 0.045 + 0.05 * Math.sin(Math.PI * Math.min(1, place + 0.15));
  return `oklch(${lightnessOf(number, total).toFixed(3)} ${chroma.toFixed(3)} ${(72 - place * 16).toFixed(0)})`;
}

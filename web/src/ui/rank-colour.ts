/** The one ordered scale of ranks: sapwood to heartwood, told apart by lightness alone. */

/** The colour of a rank; the same rank has the same colour in every picture. */
export function rankColour(number: number, total: number): string {
  const place = total <= 1 ? 0 : (number - 1) / (total - 1);
  const lightness = 0.9 - place * 0.52;
  const chroma = 0.045 + 0.05 * Math.sin(Math.PI * Math.min(1, place + 0.15));
  return `oklch(${lightness.toFixed(3)} ${chroma.toFixed(3)} ${(72 - place * 16).toFixed(0)})`;
}

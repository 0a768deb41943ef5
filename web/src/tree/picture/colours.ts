/** What the colour of a person shows, and the few colours of each. */
import { rankColour } from "../../ui/rank-colour.ts";
import type { People } from "./people.ts";

export type ColourBy = "rank" | "volume" | "activity" | "growth";

/** A colour and what it stands for; which one is somebody's: `classOf`. */
export interface ColourClass {
  word: string;
  colour: string;
}

/** Hundredths of a point from which a downline has the next darker colour. */
const VOLUMES = [1, 100_00, 1_000_00, 10_000_00, 100_000_00];
/** Of everybody else a neutral one: merged legs, and who has nothing to show. */
export const NEUTRAL = "oklch(0.78 0.01 75)";
const NONE = "oklch(0.88 0.008 75)";

const green = (lightness: number) => `oklch(${lightness} 0.075 178)`;

/** The colours in the order of `classOf`. */
export function classesOf(by: ColourBy, ranks: readonly { name: string }[]): ColourClass[] {
  switch (by) {
    case "rank":
      return [
        { word: "No rank", colour: NONE },
        ...ranks.map(({ name }, i) => ({ word: name, colour: rankColour(i + 1, ranks.length) })),
      ];
    case "volume":
      return [
        { word: "None", colour: NONE },
        { word: "Below 100 pts", colour: green(0.86) },
        { word: "Below 1,000 pts", colour: green(0.74) },
        { word: "Below 10,000 pts", colour: green(0.62) },
        { word: "Below 100,000 pts", colour: green(0.5) },
        { word: "More", colour: green(0.38) },
      ];
    case "activity":
      return [
        { word: "Not active", colour: NONE },
        { word: "Active", colour: green(0.55) },
      ];
    case "growth":
      return [
        { word: "Nothing, now or before", colour: NONE },
        { word: "Less than last period", colour: "oklch(0.68 0.13 50)" },
        { word: "Within a tenth of it", colour: "oklch(0.84 0.03 100)" },
        { word: "More than last period", colour: green(0.62) },
        { word: "Nothing last period", colour: green(0.44) },
      ];
  }
}

/** Which of the colours somebody has; volumes and growth are those of his whole downline. */
export function classOf(by: ColourBy, people: People, person: number): number {
  const volume = people.totalVolume[person]!;
  switch (by) {
    case "rank":
      return people.paidAs[person]!;
    case "activity":
      return people.active[person]!;
    case "volume":
      return VOLUMES.filter((from) => volume >= from).length;
    case "growth":
      return people.knowsBefore ? growthOf(volume, people.totalBefore[person]!) : 0;
  }
}

function growthOf(now: number, before: number): number {
  if (before <= 0) return now > 0 ? 4 : 0;
  if (now * 10 < before * 9) return 1;
  return now * 10 > before * 11 ? 3 : 2;
}

/** Colours as red, green and blue, by way of a canvas: it knows every notation. */
export function rgbOf(colours: readonly string[]): number[][] {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const paint = canvas.getContext("2d", { willReadFrequently: true });
  return colours.map((colour) => {
    if (!paint) return [128, 128, 128];
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  });
}

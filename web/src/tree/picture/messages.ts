/** What the page and the worker that lays a picture out say to each other. */
import type { ColourBy } from "./colours.ts";
import type { Pieces } from "./layout.ts";
import type { Measure } from "./people.ts";
import type { Plane, Window } from "./shapes.ts";
import type { Triangles } from "./triangles.ts";

/** What is to be drawn. */
export interface Drawing {
  /** Who is in the middle; null: the reader himself, of staff the company. */
  root: string | null;
  /** To whom the way is lit; null: nobody. */
  lit: string | null;
  by: Measure;
  colourBy: ColourBy;
  plane: Plane;
  /** How much larger than the plane it is on the screen. */
  zoom: number;
  window: Window;
  /** Red, green and blue by class, the neutral ones last. */
  palette: number[][];
}

/** Somebody of a picture, or legs that are one piece. */
export interface Told {
  /** Of merged legs: who stands above them; null: the company. */
  id: string | null;
  legs: number;
  people: number;
  /** Hundredths of a point. */
  volume: number;
  active: boolean;
}

export type ToWorker =
  | { kind: "load"; tree: string }
  | { kind: "draw"; drawing: Drawing }
  | { kind: "tell"; piece: number };

export type FromWorker =
  | { kind: "loaded" }
  | { kind: "failed"; text: string }
  | { kind: "drawn"; drawn: Drawn }
  | { kind: "told"; piece: number; told: Told };

/** A picture that is ready for the graphics card. */
export interface Drawn {
  drawing: Drawing;
  pieces: Pieces;
  triangles: Triangles;
  /** Who is in the middle; null: the company. */
  root: string | null;
  /** Who stands above the middle, the top first. */
  above: string[];
  /** Where the lit person is, -1: nowhere in this picture; and whoever would have to be in the middle for him to be seen. */
  litPiece: number;
  litFrom: string | null;
  /** Whether the period before is known. */
  knowsBefore: boolean;
  /** People in the picture's middle and below. */
  people: number;
}

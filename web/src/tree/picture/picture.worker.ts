/** Fetches a picture's people, lays them out and makes triangles of them, beside the page. */
import { classOf } from "./colours.ts";
import { layOut, type Pieces, type View } from "./layout.ts";
import type { Drawing, Drawn, FromWorker, Told, ToWorker } from "./messages.ts";
import { peopleOf, wayTo, type People } from "./people.ts";
import { lengthOf, seenIn } from "./shapes.ts";
import { trianglesOf } from "./triangles.ts";

let people: People | null = null;
let placeOf = new Map<string, number>();
let pieces: Pieces | null = null;

onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "load") void load(data.tree);
  else if (data.kind === "draw") draw(data.drawing);
  else tell(data.piece);
};

function say(message: FromWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

async function load(tree: string): Promise<void> {
  try {
    const response = await fetch(`/overview/${tree}`);
    if (!response.ok) {
      const { message } = (await response.json()) as { message: string };
      say({ kind: "failed", text: message });
      return;
    }
    people = peopleOf(await response.arrayBuffer());
    placeOf = new Map(people.ids.map((id, place) => [id, place]));
    say({ kind: "loaded" });
  } catch {
    say({ kind: "failed", text: "The server could not be reached. Nothing is lost; try again." });
  }
}

function draw(drawing: Drawing): void {
  if (people === null) return;
  const all = people;
  const { plane, zoom, window, palette, colourBy } = drawing;
  const root = rootOf(all, drawing.root);
  const way = drawing.lit === null ? [] : wayTo(all, placeOf.get(drawing.lit) ?? -1);
  const view: View = {
    ...{ root, by: drawing.by, rings: plane.rings, lit: new Set(way) },
    narrowest: (ring) => 1.5 / (lengthOf(plane, ring) * zoom),
    seen: seenIn(plane, window),
  };
  const laid = layOut(all, view);
  pieces = laid;
  const lit = new Set(way);
  const neutral = palette.length - 1;
  const triangles = trianglesOf(laid, plane, zoom, (piece) => {
    const person = laid.person[piece]!;
    const plain = laid.legs[piece]! > 0 || person < 0;
    const colour = palette[plain ? neutral : classOf(colourBy, all, person)] ?? palette[neutral]!;
    const dim = way.length > 0 && (plain || !lit.has(person));
    return [...colour, dim ? 70 : 255];
  });
  const drawn: Drawn = {
    ...{ drawing, pieces: laid, triangles },
    root: all.ids[root] ?? null,
    above: wayTo(all, root)
      .slice(0, -1)
      .map((one) => all.ids[one]!),
    litPiece: pieceOf(laid, way.at(-1) ?? -1),
    litFrom: all.ids[way.at(Math.max(-way.length, -Math.ceil(plane.rings / 2))) ?? -1] ?? null,
    knowsBefore: all.knowsBefore,
    people: root < 0 ? all.count : all.size[root]!,
  };
  // Copies: the pieces stay here too, so that a piece can be told of.
  const { corners, colours, indices, starts } = triangles;
  say(
    { kind: "drawn", drawn },
    [corners, colours, indices, starts].map(({ buffer }) => buffer),
  );
}

/** Of a company with one head he is in the middle, else the company. */
function rootOf(all: People, asked: string | null): number {
  const found = asked === null ? undefined : placeOf.get(asked);
  if (found !== undefined) return found;
  return all.count > 0 && all.size[0] === all.count ? 0 : -1;
}

function pieceOf({ count, person, legs }: Pieces, wanted: number): number {
  if (wanted < 0) return -1;
  for (let piece = 0; piece < count; piece += 1)
    if (person[piece] === wanted && legs[piece] === 0) return piece;
  return -1;
}

function tell(piece: number): void {
  if (people === null || pieces === null || piece >= pieces.count) return;
  const person = pieces.person[piece]!;
  const told: Told = {
    id: people.ids[person] ?? null,
    legs: pieces.legs[piece]!,
    people: pieces.people[piece]!,
    volume: pieces.volume[piece]!,
    active: people.active[person] === 1,
  };
  say({ kind: "told", piece, told });
}

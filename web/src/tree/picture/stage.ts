/** The canvas of a picture: what is drawn on it, and how it is panned and zoomed. */
import { Deck, OrthographicView } from "@deck.gl/core";
import { SolidPolygonLayer } from "@deck.gl/layers";
import { WHOLE, type Look } from "./look.ts";
import type { Drawn } from "./messages.ts";

/** Zooms are told to the library as powers of two. */
const POWER_MAX = 14;

export interface Stage {
  show(drawn: Drawn): void;
  look(look: Look): void;
  end(): void;
}

/** Puts a canvas into an element; `moved` is told wherever the reader looks next. */
export function openStage(parent: HTMLDivElement, moved: (look: Look) => void): Stage {
  const view = new OrthographicView({ id: "plane", flipY: true });
  const deck = new Deck({
    parent,
    views: view,
    controller: { doubleClickZoom: false, keyboard: false, inertia: false },
    initialViewState: stateOf(WHOLE),
    // The list has the same people for the keyboard; the canvas would be a stop without a word.
    onLoad: () => {
      for (const one of parent.querySelectorAll("[tabindex]")) one.setAttribute("tabindex", "-1");
    },
    getCursor: ({ isDragging }) => (isDragging ? "grabbing" : "default"),
    onViewStateChange: ({ viewState }) => {
      const { target, zoom } = viewState as unknown as { target: number[]; zoom: number };
      moved({ x: target[0] ?? 0, y: target[1] ?? 0, zoom: 2 ** zoom });
    },
  });
  return {
    show: (drawn) => deck.setProps({ layers: [layerOf(drawn)] }),
    look: (look) => {
      deck.setProps({ initialViewState: stateOf(look) });
      moved(look);
    },
    end: () => deck.finalize(),
  };
}

function stateOf({ x, y, zoom }: Look) {
  return {
    target: [x, y, 0] as [number, number, number],
    zoom: Math.log2(zoom),
    minZoom: -0.5,
    maxZoom: POWER_MAX,
  };
}

/** Everything is laid out already: nothing is left to be cut into triangles here. */
function layerOf({ pieces, triangles }: Drawn): SolidPolygonLayer {
  const { corners, colours, indices, starts } = triangles;
  return new SolidPolygonLayer({
    id: "pieces",
    data: {
      length: pieces.count,
      startIndices: starts,
      attributes: {
        getPolygon: { value: corners, size: 2 },
        getFillColor: { value: colours, size: 4 },
        indices: { value: indices, size: 1 },
      },
    } as never,
    positionFormat: "XY",
    _normalize: false,
    extruded: false,
  });
}

/** A whole organisation at a glance, as a sunburst or an icicle; the list beside it has the same people. */
import { useElementSize, useDebouncedCallback, useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { Tree } from "../../api/generated/graphql.ts";
import { useSession } from "../../api/viewer.ts";
import { Failure } from "../../ui/failure.tsx";
import { Ghost } from "../../ui/ghost.tsx";
import { useAddress } from "../../ui/use-address.ts";
import { Canvas } from "./canvas.tsx";
import { classesOf, NEUTRAL, rgbOf, type ColourBy } from "./colours.ts";
import { LitName } from "./lit-name.tsx";
import type { Drawn, Told } from "./messages.ts";
import { PictureLegend } from "./picture-legend.tsx";
import { PictureTools, colourByOf, measureOf, shapeOf } from "./picture-tools.tsx";
import { PictureWay } from "./picture-way.tsx";
import type { Plane } from "./shapes.ts";
import { WHOLE, windowOf, type Look } from "./look.ts";
import { usePicture } from "./use-picture.ts";
import { useStage } from "./use-stage.ts";
import classes from "./picture.module.css";

interface PictureProps {
  tree: Tree;
  /** Whose way is lit. */
  selectedId: string | null;
}

export default function Picture({ tree, selectedId }: PictureProps) {
  const { company } = useSession();
  const [address, change] = useAddress();
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { ref, width, height } = useElementSize();
  const shape = shapeOf(address);
  const colourBy = colourByOf(address);
  const plane = useMemo<Plane>(
    () => ({ shape, width, height, rings: narrow ? 6 : 9 }),
    [shape, width, height, narrow],
  );
  const picture = usePicture(tree.toLowerCase());
  const { draw, loads } = picture;
  const palette = usePalette(colourBy, company.ranks);
  const root = address.get("root");
  const by = measureOf(address);
  const stage = useStage();
  const { look, go, show, onMoved } = stage;
  const ask = useCallback(
    (look: Look) => {
      if (plane.width === 0 || loads === 0) return;
      const window = windowOf(look, plane.width, plane.height);
      draw({ root, lit: selectedId, by, colourBy, plane, zoom: look.zoom, window, palette });
    },
    [draw, loads, root, selectedId, by, colourBy, plane, palette],
  );
  const askSoon = useDebouncedCallback(ask, 120);
  onMoved.current = askSoon;
  // Another middle or another shape is looked at whole.
  useEffect(() => go(WHOLE), [go, root, shape, tree]);
  useEffect(() => ask(look.current), [ask, look]);
  const { drawn } = picture;
  useEffect(() => (drawn ? show(drawn) : undefined), [show, drawn]);
  useLitInSight(drawn, (id) => change({ root: id }));

  const walk = (id: string | null) => change({ root: id }, true);
  const pick = (told: Told) => {
    if (told.legs > 0 || told.id === null) return go(closer(look.current));
    if (told.id === drawn?.root) return walk(drawn.above.at(-1) ?? null);
    change({ root: told.id, person: told.id, view: "picture" }, true);
  };
  return (
    <div className={classes.picture}>
      <PictureTools onZoom={(times) => go(scaled(look.current, times))} onWhole={() => go(WHOLE)} />
      <div>
        <PictureWay tree={tree} root={drawn?.root ?? null} onWalk={walk} />
        {drawn?.drawing.lit ? <LitName id={drawn.drawing.lit} seen={drawn.litPiece >= 0} /> : null}
      </div>
      {picture.failure ? (
        <Failure title="No picture" text={picture.failure} onRetry={picture.retry} />
      ) : null}
      <div ref={ref} className={classes.frame}>
        {drawn || picture.failure ? null : <Ghost rows={8} height={28} />}
        <Canvas stage={stage} plane={plane} drawn={drawn} picture={picture} onPick={pick} />
      </div>
      <PictureLegend
        {...{ colourBy, by }}
        ranks={company.ranks}
        knowsBefore={drawn?.knowsBefore ?? true}
      />
    </div>
  );
}

function usePalette(by: ColourBy, ranks: readonly { name: string }[]): number[][] {
  return useMemo(
    () => rgbOf([...classesOf(by, ranks).map(({ colour }) => colour), NEUTRAL]),
    [by, ranks],
  );
}

/** Where the lit person would be too deep for the picture, somebody nearer to him goes into its middle, once. */
function useLitInSight(drawn: Drawn | null, walk: (id: string) => void): void {
  const flown = useRef<string | null>(null);
  useEffect(() => {
    const lit = drawn?.drawing.lit ?? null;
    if (!drawn || flown.current === lit) return;
    flown.current = lit;
    if (lit !== null && drawn.litPiece < 0 && drawn.litFrom !== null) walk(drawn.litFrom);
  }, [drawn, walk]);
}

function scaled({ x, y, zoom }: Look, times: number): Look {
  return { x, y, zoom: Math.max(1, zoom * times) };
}

function closer(look: Look): Look {
  return scaled(look, 3);
}

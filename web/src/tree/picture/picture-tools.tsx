import { ActionIcon, SegmentedControl, Select } from "@mantine/core";
import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useAddress } from "../../ui/use-address.ts";
import type { ColourBy } from "./colours.ts";
import type { Measure } from "./people.ts";
import type { Shape } from "./shapes.ts";
import classes from "./picture-tools.module.css";

const COLOURS: { value: ColourBy; label: string }[] = [
  { value: "rank", label: "Colour: paid as" },
  { value: "volume", label: "Colour: volume" },
  { value: "activity", label: "Colour: active" },
  { value: "growth", label: "Colour: growth" },
];

export function shapeOf(address: URLSearchParams): Shape {
  return address.get("shape") === "icicle" ? "icicle" : "sunburst";
}

export function measureOf(address: URLSearchParams): Measure {
  return address.get("size") === "people" ? "people" : "volume";
}

export function colourByOf(address: URLSearchParams): ColourBy {
  return COLOURS.find(({ value }) => value === address.get("colour"))?.value ?? "rank";
}

interface PictureToolsProps {
  onZoom: (times: number) => void;
  onWhole: () => void;
}

/** How the picture is drawn; all of it stands in the address. */
export function PictureTools({ onZoom, onWhole }: PictureToolsProps) {
  const [address, change] = useAddress();
  return (
    <div className={classes.tools}>
      <SegmentedControl
        size="xs"
        aria-label="Shape"
        value={shapeOf(address)}
        onChange={(shape) => change({ shape: shape === "sunburst" ? null : shape })}
        data={[
          { value: "sunburst", label: "Sunburst" },
          { value: "icicle", label: "Icicle" },
        ]}
      />
      <SegmentedControl
        size="xs"
        aria-label="Width"
        value={measureOf(address)}
        onChange={(size) => change({ size: size === "volume" ? null : size })}
        data={[
          { value: "volume", label: "Volume" },
          { value: "people", label: "People" },
        ]}
      />
      <Select
        size="xs"
        aria-label="Colour"
        className={classes.colour}
        allowDeselect={false}
        value={colourByOf(address)}
        onChange={(colour) => change({ colour: colour === "rank" ? null : colour })}
        data={COLOURS}
      />
      <ActionIcon.Group>
        <ActionIcon variant="default" aria-label="Zoom in" onClick={() => onZoom(1.8)}>
          <ZoomIn size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" aria-label="Zoom out" onClick={() => onZoom(1 / 1.8)}>
          <ZoomOut size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" aria-label="Show the whole picture" onClick={onWhole}>
          <Maximize size={16} aria-hidden />
        </ActionIcon>
      </ActionIcon.Group>
    </div>
  );
}

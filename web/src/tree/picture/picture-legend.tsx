import { classesOf, type ColourBy } from "./colours.ts";
import type { Measure } from "./people.ts";
import classes from "./picture-legend.module.css";

interface PictureLegendProps {
  colourBy: ColourBy;
  by: Measure;
  ranks: readonly { name: string }[];
  knowsBefore: boolean;
}

/** What colours and widths mean. */
export function PictureLegend({ colourBy, by, ranks, knowsBefore }: PictureLegendProps) {
  return (
    <div className={classes.legend}>
      <ul className={classes.classes} aria-label="Colours">
        {classesOf(colourBy, ranks).map(({ word, colour }) => (
          <li key={word}>
            <span className={classes.colour} style={{ background: colour }} aria-hidden />
            {word}
          </li>
        ))}
      </ul>
      {colourBy === "growth" && !knowsBefore ? (
        <p className={classes.note}>
          Growth cannot be told yet: the period before has not been computed.
        </p>
      ) : null}
      <p className={classes.note}>
        {by === "volume"
          ? "As wide as what a person and everybody below sold this period; what is left empty he sold himself."
          : "As wide as the number of people in a leg."}{" "}
        Grey: legs too narrow to tell apart, as one.
      </p>
    </div>
  );
}

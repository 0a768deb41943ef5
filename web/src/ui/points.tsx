import { grouped } from "./decimal.ts";
import classes from "./amount.module.css";

/** A volume, which is counted in points and never in money. */
export function Points({ volume }: { volume: string }) {
  return (
    <span className={classes.amount}>
      {grouped(volume)}
      <span className={classes.unit}>pts</span>
    </span>
  );
}

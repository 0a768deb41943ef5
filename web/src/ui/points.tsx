import { grouped, isNegative } from "./decimal.ts";
import { useMoved } from "./moved.ts";
import classes from "./amount.module.css";

/** A volume, which is counted in points and never in money; a return's is in parentheses. */
export function Points({ volume }: { volume: string }) {
  const negative = isNegative(volume);
  const moved = useMoved(volume);
  return (
    <span
      ref={moved}
      className={negative ? `${classes.amount} ${classes.negative}` : classes.amount}
    >
      {negative ? `(${grouped(volume.slice(1))})` : grouped(volume)}
      <span className={classes.unit}>{negative ? "pts minus" : "pts"}</span>
    </span>
  );
}

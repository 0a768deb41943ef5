import type { ReactNode } from "react";
import classes from "./split.module.css";

/** A picture, and beside it the table that says the same in figures; below it where there is no room. */
export function Split({ children }: { children: ReactNode }) {
  return <div className={classes.split}>{children}</div>;
}

import type { ReactNode } from "react";
import classes from "./figures.module.css";

/** Figures in a row that wraps. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className={classes.figures}>{children}</div>;
}

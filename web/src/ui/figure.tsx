import type { ReactNode } from "react";
import classes from "./figure.module.css";

interface FigureProps {
  label: string;
  value: ReactNode;
  /** A short line below, such as the change against last period. */
  note?: ReactNode;
}

/** One number that answers something, with its name above and its context below. */
export function Figure({ label, value, note }: FigureProps) {
  return (
    <div className={classes.figure}>
      <div className={classes.label}>{label}</div>
      <div className={classes.value}>{value}</div>
      {note ? <div className={classes.note}>{note}</div> : null}
    </div>
  );
}

import classes from "./bar.module.css";

interface BarProps {
  /** Between 0 and 1. */
  share: number;
  tone?: "accent" | "good";
}

/** The length of something beside its number; the number itself is always written. */
export function Bar({ share, tone = "accent" }: BarProps) {
  return (
    <div className={classes.bar} aria-hidden>
      <div className={classes.fill} data-tone={tone} style={{ width: `${share * 100}%` }} />
    </div>
  );
}

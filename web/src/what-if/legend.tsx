import classes from "./legend.module.css";

/** Which colour is which plan. */
export function Legend() {
  return (
    <span className={classes.legend}>
      <span className={classes.key} data-plan="live" aria-hidden />
      live plan
      <span className={classes.key} data-plan="tried" aria-hidden />
      tried plan
    </span>
  );
}

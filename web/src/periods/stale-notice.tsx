import { TriangleAlert } from "lucide-react";
import classes from "./blocking-card.module.css";

/** An input was changed after this run: its amounts cannot be approved as they are. */
export function StaleNotice() {
  return (
    <section className={classes.card}>
      <div className={classes.icon}>
        <TriangleAlert size={22} aria-hidden />
      </div>
      <div className={classes.text}>
        <h2 className={classes.title}>Something was changed since this was computed</h2>
        <p className={classes.note}>
          Compute it again before approving, so that the amounts include the change.
        </p>
      </div>
    </section>
  );
}

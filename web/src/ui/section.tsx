import { useId, type ReactNode } from "react";
import classes from "./section.module.css";

interface SectionProps {
  title?: string;
  /** A number or a link at the end of the title's line. */
  aside?: ReactNode;
  /** Let tables and pictures reach the edges of the card. */
  flush?: boolean;
  children: ReactNode;
  className?: string;
}

/** A card of a page: one title, one matter. */
export function Section({ title, aside, flush, children, className }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={className ? `${classes.section} ${className}` : classes.section}
    >
      {title ? (
        <div className={classes.head}>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {aside ? <div className={classes.aside}>{aside}</div> : null}
        </div>
      ) : null}
      <div className={flush ? undefined : classes.body} data-headed={title ? true : undefined}>
        {children}
      </div>
    </section>
  );
}

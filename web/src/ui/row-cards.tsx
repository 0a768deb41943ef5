import { Link } from "react-router";
import type { RowsProps } from "./rows.ts";
import classes from "./rows.module.css";

/** The rows of a table as cards for a phone: the first column is the card's title. */
export function RowCards<T>({ label, columns, rows, rowKey, href, isCurrent }: RowsProps<T>) {
  const [first, ...others] = columns;
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => {
        const to = href?.(row);
        const title = first?.cell(row);
        return (
          <li
            key={rowKey(row)}
            className={classes.card}
            data-current={isCurrent?.(row) || undefined}
          >
            <div className={classes.cardTitle}>
              {to ? (
                <Link to={to} className={classes.cover} preventScrollReset>
                  {title}
                </Link>
              ) : (
                title
              )}
            </div>
            <dl className={classes.pairs}>
              {others.map((column) => (
                <div key={column.key} className={classes.pair}>
                  <dt>{column.head}</dt>
                  <dd>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}

import { Link } from "react-router";
import type { Column, RowsProps } from "./rows.ts";
import { RowCards } from "./row-cards.tsx";
import { usePhone } from "./use-phone.ts";
import classes from "./rows.module.css";

/** A table of rows with a sticky header; on a phone each row is a card. */
export function RowsTable<T>(props: RowsProps<T>) {
  const phone = usePhone();
  if (phone) return <RowCards {...props} />;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={props.label}>
      <table className={classes.table}>
        <caption className={classes.caption}>{props.label}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" data-align={column.align}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <TableRow key={props.rowKey(row)} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One row; where it leads somewhere, its first cell's link covers the whole row. */
function TableRow<T>({ row, columns, href, isCurrent }: RowsProps<T> & { row: T }) {
  const to = href?.(row);
  return (
    <tr data-link={to ? true : undefined} data-current={isCurrent?.(row) || undefined}>
      {columns.map((column: Column<T>, index) => (
        <td key={column.key} data-align={column.align}>
          {index === 0 && to ? (
            <Link
              to={to}
              className={classes.cover}
              aria-current={isCurrent?.(row) ? "true" : undefined}
              preventScrollReset
            >
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

/** What a table of rows is told: its columns, its rows, and where a row leads. */
import type { ReactNode } from "react";

export interface Column<T> {
  key: string;
  head: string;
  align?: "end";
  cell: (row: T) => ReactNode;
}

export interface RowsProps<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  href?: (row: T) => string;
  isCurrent?: (row: T) => boolean;
}

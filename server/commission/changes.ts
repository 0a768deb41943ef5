/** What has to be written so that the rows of a sheet become those that were computed. */

/** Rows to take away and rows to add; a row that changes is in both. */
export interface RowChanges<T> {
  gone: T[];
  come: T[];
}

/** Compares rows by all of `fields`; no two rows of one side are the same. */
export function changesBetween<T extends object>(
  stands: readonly T[],
  wanted: readonly T[],
  fields: readonly (keyof T)[],
): RowChanges<T> {
  if (stands.length === 0) return { gone: [], come: [...wanted] };
  const textOf = (row: T) => fields.map((field) => String(row[field])).join("\n");
  const left = new Map(stands.map((row) => [textOf(row), row]));
  const come = wanted.filter((row) => !left.delete(textOf(row)));
  return { gone: [...left.values()], come };
}

/**
 * What sheets are called: "2026-11/0" is a period's own in its revision 0, "trial:<id>/2026-11" one that is
 * laid out beside it to try something, and taken away again; "opening:2026-12/0:<key>/2026-11" is a copy of
 * an earlier sheet that "2026-12/0" goes on from, in the rank numbers of its own plan; "preview:<id>/2026-11" is a
 * part of a sheet, copied to see what a move would do, and gone with the transaction that made it.
 */
const TRIAL = "trial:";
const PREVIEW = "preview:";
const OPENING = "opening:";

/** The period that a sheet is of. */
export function periodOfSheet(sheet: string): string {
  const at = sheet.lastIndexOf("/");
  const isOwn = ![TRIAL, OPENING, PREVIEW].some((start) => sheet.startsWith(start));
  return isOwn ? sheet.slice(0, at) : sheet.slice(at + 1);
}

/** How the names of all sheets of a trial begin. */
export function trialPrefix(id: string): string {
  return TRIAL + id;
}

/** The sheet of a trial over a period; nothing that pays anybody ever reads it. */
export function trialSheet(id: string, periodId: string): string {
  return `${TRIAL}${id}/${periodId}`;
}

/** The sheet of a preview over a period. */
export function previewSheet(id: string, periodId: string): string {
  return `${PREVIEW}${id}/${periodId}`;
}

/** The copy of an earlier period's sheet that a sheet goes on from; the key tells its copies apart. */
export function openingSheet(sheet: string, key: string, periodId: string): string {
  return `${OPENING}${sheet}:${key}/${periodId}`;
}

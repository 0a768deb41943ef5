/**
 * What sheets are called: "2026-11/0" is a period's own in its revision 0, "trial:<id>/2026-11" one that is
 * laid out beside it to try something, and taken away again; "opening:2026-12/0:<key>/2026-11" is a copy of
 * an earlier sheet that "2026-12/0" goes on from, in the rank numbers of its own plan.
 */
const TRIAL = "trial:";
const OPENING = "opening:";

/** The period that a sheet is of. */
export function periodOfSheet(sheet: string): string {
  const at = sheet.lastIndexOf("/");
  const isOwn = !sheet.startsWith(TRIAL) && !sheet.startsWith(OPENING);
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

/** The copy of an earlier period's sheet that a sheet goes on from; the key tells its copies apart. */
export function openingSheet(sheet: string, key: string, periodId: string): string {
  return `${OPENING}${sheet}:${key}/${periodId}`;
}

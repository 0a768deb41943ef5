/**
 * What sheets are called: "2026-11/0" is a period's own in its revision 0, "trial:<id>/2026-11" one that is
 * laid out beside it to try something, and taken away again.
 */
const TRIAL = "trial:";

/** The period that a sheet is of. */
export function periodOfSheet(sheet: string): string {
  const at = sheet.lastIndexOf("/");
  return sheet.startsWith(TRIAL) ? sheet.slice(at + 1) : sheet.slice(0, at);
}

/** How the names of all sheets of a trial begin. */
export function trialPrefix(id: string): string {
  return TRIAL + id;
}

/** The sheet of a trial over a period; nothing that pays anybody ever reads it. */
export function trialSheet(id: string, periodId: string): string {
  return `${TRIAL}${id}/${periodId}`;
}

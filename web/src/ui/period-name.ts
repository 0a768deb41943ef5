/** A period's id of its calendar, as people say it: "2026-11" is "November 2026". */

/** The name of a period; an id of an unknown form is its own name. */
export function periodName(id: string): string {
  const week = /^(\d{4})-W(\d{2})$/.exec(id);
  if (week) return `Week ${Number(week[2])}, ${week[1]}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(id);
  if (quarter) return `Quarter ${quarter[2]}, ${quarter[1]}`;
  const part = /^(\d{4})-P(\d{2})$/.exec(id);
  if (part) return `Period ${Number(part[2])}, ${part[1]}`;
  if (/^\d{4}-\d{2}$/.test(id)) return format(`${id}-01`, { month: "long", year: "numeric" });
  if (/^\d{4}-\d{2}-\d{2}$/.test(id)) return dayText(id);
  return id;
}

/** A calendar day, which has no zone: "1 November 2026". */
export function dayText(day: string): string {
  return format(day, { day: "numeric", month: "long", year: "numeric" });
}

function format(day: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(undefined, { ...options, timeZone: "UTC" }).format(date);
}

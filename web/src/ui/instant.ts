/** Instants as text, in the reader's zone unless the plan's is asked for. */

interface InstantOptions {
  dayOnly?: boolean;
  zone?: string;
}

/** "12 Nov 2026, 14:03"; with a zone its short name follows. */
export function instantText(at: string, { dayOnly, zone }: InstantOptions = {}): string {
  return new Intl.DateTimeFormat(undefined, {
    year: "numeric",
    month: "short",
    day: "numeric",
    ...(dayOnly ? {} : { hour: "2-digit", minute: "2-digit" }),
    ...(zone ? { timeZone: zone } : {}),
    ...(zone && !dayOnly ? { timeZoneName: "short" } : {}),
  }).format(new Date(at));
}

/** "14:03:22", for "as of" beside a live figure. */
export function clockText(at: string): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: "medium" }).format(new Date(at));
}

/** How long something took: "0.4 s", "1 min 12 s". */
export function durationText(from: string, to: string): string {
  const milliseconds = new Date(to).getTime() - new Date(from).getTime();
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}

import { instantText } from "./instant.ts";

interface WhenProps {
  at: string;
  /** Leave the time of day out where only the day matters. */
  dayOnly?: boolean;
  /** The plan's zone, where money hangs on the instant; it is then named. */
  zone?: string;
}

/** An instant in the reader's own zone, or in the plan's zone with its name. */
export function When({ at, dayOnly, zone }: WhenProps) {
  return (
    <time dateTime={at} title={at} style={{ whiteSpace: "nowrap" }}>
      {instantText(at, { dayOnly, zone })}
    </time>
  );
}

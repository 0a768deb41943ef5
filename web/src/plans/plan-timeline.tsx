import type { VersionFieldsFragment } from "../api/generated/graphql.ts";
import { dayText } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import classes from "./plan-timeline.module.css";

const DAY = 86_400_000;
/** Days that are drawn after the last known day, where a version has no end. */
const OPEN_DAYS = 120;
/** The narrowest bar, as a share of the line, so that a short term can still be seen. */
const SHARE_MIN = 0.06;

/** When each version holds: bars one after the other, in proportion to their days, and today's place. */
export function PlanTimeline({ versions }: { versions: VersionFieldsFragment[] }) {
  const ordered = [...versions].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  const today = new Date().toISOString().slice(0, 10);
  const end = [today, ...ordered.map((one) => one.effectiveFrom)].sort().at(-1) ?? today;
  const lengths = ordered.map(({ effectiveFrom, effectiveUntil }) => {
    const last = effectiveUntil ? dayNumber(effectiveUntil) + 1 : dayNumber(end) + OPEN_DAYS;
    return Math.max(1, last - dayNumber(effectiveFrom));
  });
  const sum = lengths.reduce((a, b) => a + b, 0);
  return (
    <Section title="When each holds">
      <ol className={classes.line}>
        {ordered.map((one, i) => (
          <li
            key={one.id}
            className={classes.bar}
            data-term={one.term}
            style={{ flexGrow: Math.max(SHARE_MIN, (lengths[i] ?? 1) / sum) }}
          >
            <span className={classes.name}>
              Version {one.version}
              {one.term === "IN_FORCE" ? ", in force today" : ""}
            </span>
            <span className={classes.days}>
              {dayText(one.effectiveFrom)}
              {one.effectiveUntil ? ` to ${dayText(one.effectiveUntil)}` : " on"}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY);
}

import { CircleCheck, CircleDashed } from "lucide-react";
import { grouped } from "./decimal.ts";
import classes from "./tier-progress.module.css";

export interface TierFacts {
  met: boolean;
  won: boolean;
  tier: { id: string; name: string; prizes: readonly { name: string }[] };
  requirements: readonly RequirementLine[];
}

interface RequirementLine {
  label: string;
  depth: number;
  met: boolean;
  have: string | null;
  need: string | null;
  missing: string | null;
}

/** One tier of a promotion: what it asks, what somebody has of it, and what is missing. */
export function TierProgress({ progress }: { progress: TierFacts }) {
  const { tier, met, won, requirements } = progress;
  return (
    <div className={classes.tier}>
      <h3 className={classes.name}>
        <Mark met={met} />
        {tier.name}
        <span className={classes.state}>
          {won ? "within the places" : met ? "met" : "not met yet"}
        </span>
      </h3>
      <p className={classes.prizes}>{tier.prizes.map(({ name }) => name).join(", ")}</p>
      <ul className={classes.lines}>
        {requirements.map((line, i) => (
          <li key={i} style={{ marginInlineStart: line.depth * 20 }}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({ line }: { line: RequirementLine }) {
  const { label, met, have, need, missing } = line;
  return (
    <>
      <span className={classes.label}>
        <Mark met={met} />
        {label}
        <span className={classes.hidden}>{met ? ", met" : ", not met"}</span>
      </span>
      {have === null || need === null ? null : (
        <span className={classes.figures}>
          {shown(have)} of {shown(need)}
          {missing === null ? null : (
            <span className={classes.missing}>{shown(missing)} missing</span>
          )}
        </span>
      )}
    </>
  );
}

/** Figures are grouped; names of ranks stay as they are. */
function shown(text: string): string {
  return /^-?\d+(\.\d+)?$/.test(text) ? grouped(text) : text;
}

function Mark({ met }: { met: boolean }) {
  return met ? (
    <CircleCheck size={16} aria-hidden className={classes.met} />
  ) : (
    <CircleDashed size={16} aria-hidden className={classes.open} />
  );
}

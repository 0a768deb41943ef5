import { CircleCheck, CircleDashed } from "lucide-react";
import { Bar } from "../ui/bar.tsx";
import { share } from "../ui/decimal.ts";
import type { RequirementUnit } from "../api/generated/graphql.ts";
import { Points } from "../ui/points.tsx";
import classes from "./requirement-row.module.css";

interface Requirement {
  label: string;
  have: string;
  need: string;
  unit: RequirementUnit;
  met: boolean;
}

/** One requirement of the next rank: what I have, what is needed, whether it is met. */
export function RequirementRow({ requirement }: { requirement: Requirement }) {
  const { label, have, need, unit, met } = requirement;
  const counted = unit === "POINTS" || unit === "LEGS";
  return (
    <li>
      <div className={classes.line}>
        <span className={classes.label} data-met={met}>
          {met ? <CircleCheck size={16} aria-hidden /> : <CircleDashed size={16} aria-hidden />}
          {label}
          <span className={classes.hidden}>{met ? ", met" : ", not met"}</span>
        </span>
        <span className={classes.figures}>
          {unit === "POINTS" ? <Points volume={have} /> : have}
          {unit === "YES_NO" ? null : <Need need={need} unit={unit} />}
        </span>
      </div>
      {counted ? <Bar share={share(have, need)} tone={met ? "good" : "accent"} /> : null}
    </li>
  );
}

/** What the rank asks for, after what I have. */
function Need({ need, unit }: Pick<Requirement, "need" | "unit">) {
  return (
    <>
      <span className={classes.of}> of </span>
      {unit === "POINTS" ? <Points volume={need} /> : need}
      {unit === "LEGS" ? <span className={classes.of}> legs</span> : null}
    </>
  );
}

import { CircleCheck, CircleDashed } from "lucide-react";
import { Bar } from "./bar.tsx";
import { share } from "./decimal.ts";
import { Points } from "./points.tsx";
import classes from "./requirement-row.module.css";

/** One requirement of a rank as the report card tells it. */
export interface RequirementFacts {
  label: string;
  have: string;
  counted: string | null;
  need: string;
  missing: string | null;
  unit: "POINTS" | "LEGS" | "PEOPLE" | "CUSTOMERS" | "PERCENT" | "YES_NO" | "RANK";
  met: boolean;
  legs: readonly LegFacts[];
  alternatives?: readonly { requirements: readonly RequirementFacts[] }[];
}

export interface LegFacts {
  have: string;
  counted: string;
  helps: boolean;
  why: string | null;
  head: { id: string; name: string };
}

const WORDS: Partial<Record<RequirementFacts["unit"], string>> = {
  LEGS: " legs",
  PEOPLE: " people",
  CUSTOMERS: " customers",
};

/** What there is, what of it counts, what is needed and what is missing; the legs to open. */
export function RequirementRow({ requirement }: { requirement: RequirementFacts }) {
  const { label, have, counted, need, unit, met, legs, alternatives = [] } = requirement;
  const drawn = unit === "POINTS" || unit in WORDS;
  return (
    <li>
      <div className={classes.line}>
        <span className={classes.label} data-met={met}>
          {met ? <CircleCheck size={16} aria-hidden /> : <CircleDashed size={16} aria-hidden />}
          {label}
          <span className={classes.hidden}>{met ? ", met" : ", not met"}</span>
        </span>
        <span className={classes.figures}>
          <Figure value={counted ?? have} unit={unit} />
          {unit === "YES_NO" ? null : <Need need={need} unit={unit} />}
        </span>
      </div>
      {drawn ? <Bar share={share(counted ?? have, need)} tone={met ? "good" : "accent"} /> : null}
      <Notes requirement={requirement} />
      {legs.length > 0 ? <Legs legs={legs} /> : null}
      {alternatives.map(({ requirements }, i) => (
        <ul key={i} className={classes.alternative}>
          {requirements.map((one) => (
            <RequirementRow key={one.label} requirement={one} />
          ))}
        </ul>
      ))}
    </li>
  );
}

function Figure({ value, unit }: { value: string; unit: RequirementFacts["unit"] }) {
  return unit === "POINTS" ? <Points volume={value} /> : <>{value}</>;
}

/** What the rank asks for, after what there is. */
function Need({ need, unit }: Pick<RequirementFacts, "need" | "unit">) {
  return (
    <>
      <span className={classes.of}> of </span>
      <Figure value={need} unit={unit} />
      {WORDS[unit] ? <span className={classes.of}>{WORDS[unit]}</span> : null}
    </>
  );
}

function Notes({ requirement }: { requirement: RequirementFacts }) {
  const { have, counted, missing, unit } = requirement;
  if (missing === null && counted === null) return null;
  return (
    <p className={classes.notes}>
      {missing === null ? null : (
        <>
          <Figure value={missing} unit={unit} /> missing{" "}
        </>
      )}
      {counted === null ? null : (
        <>
          (<Figure value={have} unit={unit} /> in all)
        </>
      )}
    </p>
  );
}

/** Which leg counts, and which cannot help. */
function Legs({ legs }: { legs: readonly LegFacts[] }) {
  return (
    <details className={classes.legs}>
      <summary>Legs</summary>
      <ul>
        {legs.map(({ head, have, helps, why }) => (
          <li key={head.id} data-helps={helps}>
            {head.name}: <Points volume={have} />. {why}
          </li>
        ))}
      </ul>
    </details>
  );
}

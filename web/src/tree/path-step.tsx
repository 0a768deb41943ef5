import type { LineFieldsFragment } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { percent } from "../ui/decimal.ts";
import { Initials } from "../ui/initials.tsx";
import classes from "./path-drawing.module.css";

interface PathStepProps {
  step: LineFieldsFragment["path"][number];
  isSource: boolean;
  isPayee: boolean;
  isSelf: boolean;
}

/** One person on the way up: the seller, somebody passed by, or somebody paid. */
export function PathStep({ step, isSource, isPayee, isSelf }: PathStepProps) {
  const { distributor: person } = step;
  const kind = step.paid ? "paid" : isSource && step.level === 0 ? "source" : "passed";
  return (
    <li className={classes.step} data-kind={kind} data-payee={isPayee || undefined}>
      <span className={classes.dot}>
        <Initials name={person.name} rank={person.rank} size={30} self={isSelf} />
      </span>
      <div className={classes.text}>
        <div className={classes.who}>
          {isSelf ? "You" : person.name}
          <span className={classes.rank}>{person.rank?.name ?? "No rank"}</span>
        </div>
        <div className={classes.what}>{whatHappened(step, kind)}</div>
      </div>
      {step.amount && step.paid ? (
        <span className={classes.amount}>
          <Amount money={step.amount} />
        </span>
      ) : null}
    </li>
  );
}

/** What happened at this person, in a few words. */
function whatHappened(step: PathStepProps["step"], kind: "paid" | "source" | "passed"): string {
  if (kind === "source") return "Sold it: the volume starts here";
  const level = step.level > 0 ? `Level ${step.level}` : "Own sale";
  if (kind === "paid") {
    const paidLevel =
      step.paidLevel && step.paidLevel !== step.level
        ? `, paid as level ${step.paidLevel}`
        : ", paid";
    return `${level}${paidLevel}${step.rate ? ` at ${percent(step.rate)}` : ""}`;
  }
  return `${level}: ${step.reasonText ?? "passed by"}`;
}

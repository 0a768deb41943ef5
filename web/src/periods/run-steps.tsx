import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { Loader } from "@mantine/core";
import { grouped } from "../ui/decimal.ts";
import { durationText } from "../ui/instant.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import type { RunDetail } from "./period-page.tsx";
import classes from "./run-steps.module.css";

type Step = RunDetail["steps"][number];

/** The steps of a run with their time and counts; it is asked again while the run is at work. */
export function RunSteps({ run }: { run: RunDetail }) {
  return (
    <Section title="Steps" aside={<StateMark state={`run:${run.status}`} />}>
      <ol className={classes.steps} aria-live="polite">
        {run.steps.map((step) => (
          <li key={step.name} className={classes.step} data-state={step.state}>
            <StepIcon state={step.state} />
            <span>{step.title}</span>
            <span className={classes.time}>{stepNote(step)}</span>
          </li>
        ))}
      </ol>
      <p className={classes.foot}>
        Started <When at={run.startedAt} />
        {run.finishedAt ? `, took ${durationText(run.startedAt, run.finishedAt)}` : ""}
        {run.plan ? `. Plan: ${run.plan.name}, version ${run.plan.version}` : ""}
      </p>
    </Section>
  );
}

function StepIcon({ state }: { state: Step["state"] }) {
  if (state === "RUNNING") return <Loader size={16} role="img" aria-label="running" />;
  if (state === "DONE") return <CircleCheck size={16} aria-label="done" />;
  if (state === "FAILED") return <CircleX size={16} aria-label="failed" />;
  return <CircleDashed size={16} aria-label="not yet" />;
}

/** How far a step is, or how long it took. */
function stepNote(step: Step): string {
  if (step.state === "RUNNING" && step.total) {
    return `${grouped(String(step.done ?? 0))} of ${grouped(String(step.total))}`;
  }
  if (!step.startedAt || !step.finishedAt) return "";
  const took = durationText(step.startedAt, step.finishedAt);
  if (step.name !== "gate") return took;
  return step.total ? `${step.total} ${step.total === 1 ? "case" : "cases"}, ${took}` : "no cases";
}

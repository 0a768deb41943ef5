import { Loader } from "@mantine/core";
import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { grouped } from "../ui/decimal.ts";
import { durationText } from "../ui/instant.ts";
import { Section } from "../ui/section.tsx";
import type { Tried } from "./what-if-page.tsx";
import classes from "./steps-card.module.css";

type Step = Tried["steps"][number];

/** The steps of the computation with their time and counts; asked again while it is under way. */
export function StepsCard({ tried }: { tried: Tried }) {
  return (
    <Section title="Steps">
      {tried.steps.length === 0 ? <p className={classes.none}>It waits for a worker.</p> : null}
      <ol className={classes.steps} aria-live="polite">
        {tried.steps.map((step) => (
          <li key={step.name} className={classes.step} data-state={step.state}>
            <StepIcon state={step.state} />
            <span>{step.title}</span>
            <span className={classes.time}>{noteOf(step)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function StepIcon({ state }: { state: Step["state"] }) {
  if (state === "RUNNING") return <Loader size={16} role="img" aria-label="running" />;
  if (state === "DONE") return <CircleCheck size={16} aria-label="done" />;
  if (state === "FAILED") return <CircleX size={16} aria-label="failed" />;
  return <CircleDashed size={16} aria-label="not yet" />;
}

function noteOf({ state, done, startedAt, finishedAt }: Step): string {
  if (state === "RUNNING") return done ? grouped(String(done)) : "";
  return startedAt && finishedAt ? durationText(startedAt, finishedAt) : "";
}

/** The editors, whose script is fetched only where one of them is opened. */
import { lazy, Suspense, useState } from "react";
import { Ghost } from "../ui/ghost.tsx";
import classes from "./lazy-editors.module.css";

const PlanEditor = lazy(() => import("./editor/plan-editor.tsx"));
const TextDifference = lazy(() => import("./editor/text-difference.tsx"));

/** The editor of a plan's text. */
export function LazyPlanEditor(props: React.ComponentProps<typeof PlanEditor>) {
  return (
    <Suspense fallback={<Ghost rows={20} height={22} />}>
      <PlanEditor {...props} />
    </Suspense>
  );
}

/** The difference of two texts, opened on request. */
export function LazyTextDifference(props: React.ComponentProps<typeof TextDifference>) {
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.texts} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Both texts: {props.beforeName} and {props.afterName}
      </summary>
      {open ? (
        <Suspense fallback={<Ghost rows={8} height={22} />}>
          <TextDifference {...props} />
        </Suspense>
      ) : null}
    </details>
  );
}

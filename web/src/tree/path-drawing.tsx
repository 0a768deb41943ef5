import type { LineFieldsFragment } from "../api/generated/graphql.ts";
import { PathStep } from "./path-step.tsx";
import classes from "./path-drawing.module.css";

interface PathDrawingProps {
  line: LineFieldsFragment;
  /** The reader's own place, which is always marked. */
  selfId: string | null;
}

/** The way of a volume up the tree, from the seller to the payee, and what happened on it. */
export function PathDrawing({ line, selfId }: PathDrawingProps) {
  return (
    <ol className={classes.path} aria-label={`From ${line.source?.name} up to ${line.payee.name}`}>
      {line.path.map((step) => (
        <PathStep
          key={step.distributor.id}
          step={step}
          isSource={step.distributor.id === line.source?.id}
          isPayee={step.distributor.id === line.payee.id}
          isSelf={step.distributor.id === selfId}
        />
      ))}
    </ol>
  );
}

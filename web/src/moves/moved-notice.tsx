import { Alert } from "@mantine/core";
import { CircleCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { periodName } from "../ui/period-name.ts";

/** A move that was made. */
export interface Made {
  personId: string;
  /** What was done, as a sentence. */
  sentence: string;
  tree: string;
  /** Approved periods of which a revision is proposed. */
  closedPeriods: readonly string[];
}

/** Says that it was done, and where the person is to be seen now. */
export function MovedNotice({ made }: { made: Made }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [made]);
  const address = encodeURIComponent(made.personId);
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="status"
      variant="outline"
      color="green"
      title="Moved"
      icon={<CircleCheck size={18} aria-hidden />}
      styles={{
        root: { background: "var(--hw-good-soft)", borderColor: "var(--hw-good)" },
        title: { color: "var(--hw-good)" },
        icon: { color: "var(--hw-good)" },
        message: { color: "var(--hw-text)" },
      }}
    >
      <p style={{ margin: 0 }}>
        {made.sentence} The figures follow in a moment; pay follows them.{" "}
        {made.closedPeriods.length === 0
          ? null
          : `${made.closedPeriods.map(periodName).join(", ")} can be revised now. `}
        <Link to={`/organisation?tree=${made.tree}&person=${address}`}>Show in the tree</Link>
        {", or "}
        <Link to={`/people/${address}`}>undo it in their places</Link>.
      </p>
    </Alert>
  );
}

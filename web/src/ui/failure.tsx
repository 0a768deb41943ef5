import { Alert, Button } from "@mantine/core";
import { CircleX } from "lucide-react";

interface FailureProps {
  title: string;
  text: string;
  onRetry?: () => void;
}

/** A failed request: what happened and what to do. What the page already shows stays. */
export function Failure({ title, text, onRetry }: FailureProps) {
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      title={title}
      icon={<CircleX size={18} aria-hidden />}
      styles={{
        root: { background: "var(--hw-act-soft)", borderColor: "var(--hw-act)" },
        title: { color: "var(--hw-act)" },
        icon: { color: "var(--hw-act)" },
        message: { color: "var(--hw-text)" },
      }}
    >
      <p style={{ margin: onRetry ? "0 0 8px" : 0 }}>{text}</p>
      {onRetry ? (
        <Button variant="default" size="xs" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </Alert>
  );
}

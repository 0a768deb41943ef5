import { useRouteError } from "react-router";
import { Failure } from "../ui/failure.tsx";

/** A page that broke: says so, keeps the frame, and offers to load it afresh. */
export function Crash() {
  const error = useRouteError();
  const detail = error instanceof Error ? error.message : "No reason is known.";
  return (
    <div style={{ padding: 24 }}>
      <Failure
        title="This page broke"
        text={`Nothing was changed by it. Load it again; if it breaks again, tell us: ${detail}`}
        onRetry={() => window.location.reload()}
      />
    </div>
  );
}

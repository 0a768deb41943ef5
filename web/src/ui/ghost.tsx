import { Skeleton } from "@mantine/core";

interface GhostProps {
  /** How many rows will stand here. */
  rows: number;
  /** The height of one row in pixels. */
  height?: number;
}

/** A skeleton of the final size, so that nothing jumps when the answer comes. */
export function Ghost({ rows, height = 41 }: GhostProps) {
  return (
    <div aria-busy="true" role="status" aria-label="Loading" style={{ padding: "4px 20px" }}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} style={{ height, display: "grid", alignItems: "center" }}>
          <Skeleton height={Math.min(16, height)} width={index % 2 ? "78%" : "92%"} />
        </div>
      ))}
    </div>
  );
}

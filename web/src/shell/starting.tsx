import { Loader } from "@mantine/core";

/** Shown for the moment before it is known who is reading. */
export function Starting() {
  return (
    <div style={{ display: "grid", placeItems: "center", minHeight: "100dvh" }}>
      <Loader role="img" aria-label="Starting" color="pine" size="sm" />
    </div>
  );
}

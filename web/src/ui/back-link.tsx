import { ArrowLeft } from "lucide-react";
import { Link } from "react-router";

/** The way back to the list that this page was opened from. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} style={{ display: "inline-flex", gap: 4, alignItems: "center" }}>
      <ArrowLeft size={14} aria-hidden />
      {children}
    </Link>
  );
}

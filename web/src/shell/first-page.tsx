import { Navigate } from "react-router";
import { useSession } from "../api/viewer.ts";
import { entriesOf } from "./entries.ts";

/** Opens the first page of the reader's role. */
export function FirstPage() {
  const [first] = entriesOf(useSession().viewer.roles);
  return <Navigate to={first?.to ?? "/sign-in"} replace />;
}

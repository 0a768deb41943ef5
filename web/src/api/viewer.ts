/** Who is reading, and the company they read about; known to every page behind the sign-in. */
import { createContext, useContext } from "react";
import type { CompanyQuery, ViewerQuery } from "./generated/graphql.ts";

export type Viewer = NonNullable<ViewerQuery["me"]>;
export type Company = CompanyQuery["company"];
export type Role = Viewer["roles"][number];

export interface Session {
  viewer: Viewer;
  company: Company;
}

export const SessionContext = createContext<Session | null>(null);

/** The signed-in person and the company. Only pages inside the frame may ask. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("A page asked for the session outside of the signed-in frame.");
  return session;
}

/** Whether the reader holds any of these roles. */
export function useRole(...roles: Role[]): boolean {
  return useSession().viewer.roles.some((role) => roles.includes(role));
}

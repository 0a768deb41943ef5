/** The four people of the demo company who can sign in; real companies make their own. */
import type { NewUser } from "./account.ts";

const PASSWORD = "heartwood-demo";

/** One of each role; `distributorId` is the person whose place the distributor has. */
export function demoUsers(distributor: { id: string; name: string } | null): NewUser[] {
  const staff = (
    id: string,
    name: string,
    role: "operations" | "finance" | "analyst",
  ): NewUser => ({
    id: `demo-${id}`,
    email: `${id}@heartwood.example`,
    name,
    password: PASSWORD,
    roles: [role],
    distributorId: null,
  });
  return [
    {
      id: "demo-distributor",
      email: "distributor@heartwood.example",
      name: distributor?.name ?? "Distributor",
      password: PASSWORD,
      roles: ["distributor"],
      distributorId: distributor?.id ?? null,
    },
    staff("operations", "Operations lead", "operations"),
    staff("finance", "Finance approver", "finance"),
    staff("analyst", "Analyst", "analyst"),
  ];
}

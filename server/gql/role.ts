/** The four kinds of people who sign in. */
import { registerEnumType } from "type-graphql";

export const Role = {
  DISTRIBUTOR: "distributor",
  OPERATIONS: "operations",
  FINANCE: "finance",
  ANALYST: "analyst",
} as const;
export type Role = (typeof Role)[keyof typeof Role];

registerEnumType(Role, {
  name: "Role",
  description: "What a person does on the platform, which decides what he sees.",
  valuesConfig: {
    DISTRIBUTOR: { description: "Sees himself and his downline." },
    OPERATIONS: { description: "Runs imports, exceptions and closes; gives the first approval." },
    FINANCE: { description: "Approves what is paid." },
    ANALYST: { description: "Reads periods, runs and plans." },
  },
});

export const Tree = { SPONSOR: "sponsor", PLACEMENT: "placement" } as const;
export type Tree = (typeof Tree)[keyof typeof Tree];

registerEnumType(Tree, {
  name: "Tree",
  description: "Which of the two trees of distributors.",
  valuesConfig: {
    SPONSOR: { description: "Who enrolled whom." },
    PLACEMENT: { description: "Who was placed under whom." },
  },
});

/**
 * Who may ask for a field: one decorator per query, mutation and resolved field.
 *
 * A person passes when one of the named rules holds. What he may not see answers exactly like what
 * does not exist; what his role does not do is a `NotAllowed` where the result has it, else an error.
 * A test goes over the whole schema and fails for a field without the decorator.
 */
import { getNamedType, getNullableType, GraphQLError, isListType, isNonNullType } from "graphql";
import type { GraphQLResolveInfo } from "graphql";
import { isUnionType } from "graphql";
import { Extensions, UseMiddleware, type MiddlewareFn } from "type-graphql";
import type { Context } from "./context.ts";
import { make, NotAllowed } from "./refusal.ts";
import type { Role } from "./role.ts";

/**
 * `public`: everybody. `signedIn`: everybody who signed in. A role: people of it.
 * `downline`: operations, finance, and a distributor for himself and those below him.
 * `own`: operations, finance, and a distributor for himself.
 * `parent`: whoever could read the object that the field belongs to.
 */
export type AccessRule = "public" | "signedIn" | "downline" | "own" | "parent" | Role;

/** Declares who may ask for this field; the distributor meant is an argument or the parent. */
export function Access(...rules: [AccessRule, ...AccessRule[]]): MethodDecorator {
  const extensions = Extensions({ access: rules });
  const middleware = UseMiddleware(guard(rules));
  return (target, key, descriptor) => {
    extensions(target, key, descriptor as never);
    middleware(target, key, descriptor as never);
  };
}

function guard(rules: AccessRule[]): MiddlewareFn<Context> {
  return async ({ root, args, context, info }, next) => {
    if (rules.includes("public") || rules.includes("parent")) return next();
    const personal = rules.some((rule) => rule === "downline" || rule === "own");
    const person = personal ? personMeant(root, args) : null;
    for (const rule of rules) {
      if (await holds(rule, context, person)) return next();
    }
    return denied(context, info, personal);
  };
}

/** The distributor whom the arguments or the parent object name. */
function personMeant(root: unknown, args: Record<string, unknown>): string | null {
  const named = args["distributorId"] ?? args["id"] ?? (root as { id?: unknown } | undefined)?.id;
  return typeof named === "string" ? named : null;
}

async function holds(rule: AccessRule, context: Context, person: string | null): Promise<boolean> {
  const viewer = context.viewer;
  if (!viewer) return false;
  if (rule === "signedIn") return true;
  if (rule === "downline") return person !== null && (await context.mayView(person));
  if (rule === "own") {
    if (viewer.roles.includes("operations") || viewer.roles.includes("finance")) return true;
    return person !== null && viewer.distributorId === person;
  }
  return viewer.roles.includes(rule as Role);
}

function denied(context: Context, info: GraphQLResolveInfo, personal: boolean): unknown {
  if (!context.viewer) {
    throw new GraphQLError("Sign in first.", { extensions: { code: "UNAUTHENTICATED" } });
  }
  const nullable = !isNonNullType(info.returnType);
  const atRoot = info.path.prev === undefined;
  if (nullable && (personal || !atRoot)) return null;
  if (isListType(getNullableType(info.returnType)) && (personal || !atRoot)) return [];
  const named = getNamedType(info.returnType);
  if (isUnionType(named) && named.getTypes().some((type) => type.name === "NotAllowed")) {
    return make(NotAllowed, { message: "Your role does not do this; ask a colleague who does." });
  }
  throw new GraphQLError("Your role does not see this.", { extensions: { code: "FORBIDDEN" } });
}

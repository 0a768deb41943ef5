/** An argument that a client leaves out reaches resolvers as null, the same as one that he writes as null. */
import type { MiddlewareFn } from "type-graphql";

/** Gives every argument of a field a value; input objects are typed by themselves. */
export const nullWhereLeftOut: MiddlewareFn = ({ args, info }, next) => {
  const field = info.parentType.getFields()[info.fieldName];
  for (const { name } of field?.args ?? []) args[name] ??= null;
  return next();
};

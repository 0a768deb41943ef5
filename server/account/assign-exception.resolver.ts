/** Who looks after an exception: accounts come after exceptions, so this part lives here. */
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { answeredCase } from "../exception/exception.resolver.ts";
import { assignException } from "../exception/exception.service.ts";
import { ExceptionCase, ExceptionResult } from "../exception/exception.type.ts";
import { Access } from "../gql/access.ts";
import type { Context } from "../gql/context.ts";
import { users } from "./account.resolver.ts";
import { User } from "./account.type.ts";

@Resolver(() => ExceptionCase)
export class AssignExceptionResolver {
  @Access("operations", "finance")
  @Mutation(() => ExceptionResult, { description: "Gives a case to a colleague, or to nobody." })
  async assignException(
    @Arg("id", () => ID, { description: "Id of the case." }) id: string,
    @Arg("userId", () => ID, { nullable: true, description: "The colleague; null for nobody." })
    userId: string | null,
    @Ctx() context: Context,
  ): Promise<typeof ExceptionResult> {
    const user = userId ? await users(context).load(userId) : null;
    if (userId && !user?.roles.some((role) => role === "operations" || role === "finance")) {
      const message = "Cases are looked after by operations and finance; choose one of them.";
      return answeredCase(context, { refused: "invalid:userId", message });
    }
    const actor = context.viewer!;
    return answeredCase(context, await assignException(context, { id, user, actor }));
  }

  @Access("parent")
  @FieldResolver(() => User, { nullable: true, description: "Who looks after it." })
  async assignee(@Root() root: ExceptionCase, @Ctx() context: Context): Promise<User | null> {
    return root.assigneeId ? users(context).load(root.assigneeId) : null;
  }
}

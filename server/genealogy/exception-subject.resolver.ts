/** The person that an exception is about. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ExceptionCase } from "../exception/exception.type.ts";
import { Access } from "../gql/access.ts";
import type { Context } from "../gql/context.ts";
import { seen } from "./sight.ts";
import { Distributor } from "./distributor.type.ts";

@Resolver(() => ExceptionCase)
export class ExceptionSubjectResolver {
  @Access("parent")
  @FieldResolver(() => Distributor, {
    nullable: true,
    description: "The person that it is about; null when it is about an order.",
  })
  subjectDistributor(
    @Root() root: ExceptionCase,
    @Ctx() context: Context,
  ): Promise<Distributor | null> {
    return root.subjectKind === "distributor" ? seen(context, root.subject) : Promise.resolve(null);
  }
}

/** People who sign in, as clients see them. */
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Invalid, Refusal, TooManyAttempts } from "../gql/refusal.ts";
import { Role } from "../gql/role.ts";

@ObjectType({ description: "The person who is signed in." })
export class Viewer {
  @Field(() => ID, { description: "Id of the account." })
  id!: string;

  @Field(() => String, { description: "Address used for signing in." })
  email!: string;

  @Field(() => String, { description: "Name." })
  name!: string;

  @Field(() => [Role], { description: "What the person does on the platform." })
  roles!: Role[];

  distributorId!: string | null;
}

@ObjectType({ description: "A colleague of the company's staff." })
export class User {
  @Field(() => ID, { description: "Id of the account." })
  id!: string;

  @Field(() => String, { description: "Name." })
  name!: string;

  @Field(() => [Role], { description: "What the person does on the platform." })
  roles!: Role[];
}

@ObjectType({ implements: Refusal, description: "No account has this address and password." })
export class WrongCredentials extends Refusal {}

export const SignInResult = createUnionType({
  name: "SignInResult",
  description: "The person who is signed in now, or why nobody is.",
  types: () => [Viewer, WrongCredentials, TooManyAttempts, Invalid] as const,
});

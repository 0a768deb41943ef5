/** Signing in and out, and who is signed in. */
import DataLoader from "dataloader";
import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Access } from "../gql/access.ts";
import { type Context, perRequest, type SignedIn } from "../gql/context.ts";
import { make, TooManyAttempts } from "../gql/refusal.ts";
import type { Role } from "../gql/role.ts";
import { signIn, signOut } from "./account.service.ts";
import { colleagues, type UserRow, usersById } from "./account.store.ts";
import { SignInResult, User, Viewer, WrongCredentials } from "./account.type.ts";

/** Colleagues by id, read together. */
export const users = perRequest(
  ({ graph }) =>
    new DataLoader<string, User | null>(async (ids) => {
      const rows = await usersById(graph, ids);
      const known = new Map(rows.map((row) => [row.id, userOf(row)]));
      return ids.map((id) => known.get(id) ?? null);
    }),
);

function userOf(row: UserRow): User {
  return make(User, { id: row.id, name: row.name, roles: row.roles as Role[] });
}

function viewerOf(user: SignedIn): Viewer {
  const { id, email, name, roles, distributorId } = user;
  return make(Viewer, { id, email, name, roles, distributorId });
}

@Resolver(() => Viewer)
export class AccountResolver {
  @Access("public")
  @Query(() => Viewer, { nullable: true, description: "Who is signed in; null when nobody is." })
  me(@Ctx() { viewer }: Context): Viewer | null {
    return viewer && viewerOf(viewer);
  }

  @Access("operations", "finance")
  @Query(() => [User], { description: "Colleagues to whom exceptions can be given, by name." })
  async colleagues(@Ctx() { graph }: Context): Promise<User[]> {
    return (await colleagues(graph)).map(userOf);
  }

  @Access("public")
  @Mutation(() => SignInResult, {
    description: "Signs in; the session is an httpOnly cookie, never part of the answer.",
  })
  async signIn(
    @Arg("email", () => String, { description: "Address of the account." }) email: string,
    @Arg("password", () => String, { description: "Its password." }) password: string,
    @Ctx() context: Context,
  ): Promise<typeof SignInResult> {
    const { graph, clock, signInAttempts: attempts, address } = context;
    const answer = await signIn({ graph, clock, attempts }, { email, password, address });
    if ("token" in answer) {
      context.session.set(answer.token, answer.expiresAt);
      context.viewer = answer.user;
      return viewerOf(answer.user);
    }
    if (answer.refused === "too_many_attempts") {
      return make(TooManyAttempts, {
        message: `Too many attempts; try again in ${answer.seconds} seconds.`,
        retryAfterSeconds: answer.seconds,
      });
    }
    return make(WrongCredentials, { message: "No account has this address and password." });
  }

  @Access("public")
  @Mutation(() => Boolean, { description: "Ends the session; true also when there was none." })
  async signOut(@Ctx() context: Context): Promise<boolean> {
    if (context.session.token) await signOut(context, context.session.token);
    context.session.clear();
    context.viewer = null;
    return true;
  }
}

/** Turns a failed request into a sentence: what happened, what was not lost, what to do. */
import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";

/** The sentence for a failed request; the server's own words where it gave some. */
export function failureText(error: unknown): string {
  if (CombinedGraphQLErrors.is(error)) {
    return error.errors[0]?.message ?? "The server refused without giving a reason.";
  }
  if (ServerError.is(error)) {
    return `The server answered with fault ${error.statusCode}. Nothing was changed. Try again in a moment.`;
  }
  return "The server did not answer. Nothing was lost. Check the connection, then try again.";
}

/** A key that makes a repeated press of the same button one action. */
export function actionKey(): string {
  return crypto.randomUUID();
}

/**
 * Who may upload: operations, signed in, from a page of ours.
 *
 * A header that a form cannot send (`x-heartwood-upload: 1`) keeps other sites from posting here with
 * somebody's cookie.
 */
import type { Request, RequestHandler, Response } from "express";
import { type Context, hasRole, type SignedIn } from "../../gql/context.ts";
import { type ApiDeps, contextOf } from "../context.ts";

export const UPLOAD_HEADER = "x-heartwood-upload";

/** The context of a request whose viewer is known. */
type KnownContext = Context & { viewer: SignedIn };

/** Lets a request of operations through to `handle`; answers 403 with `mayNot` to other roles, 401 to nobody. */
export function operationsOnly(
  deps: ApiDeps,
  mayNot: string,
  handle: (request: Request, response: Response, context: KnownContext) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const refuse = (status: number, message: string) => {
      response.status(status).json({ message });
    };
    if (request.headers[UPLOAD_HEADER] !== "1") {
      return refuse(403, `Send the header ${UPLOAD_HEADER}: 1.`);
    }
    const context = await contextOf(deps, request, response);
    const { viewer } = context;
    if (!viewer) return refuse(401, "Sign in first.");
    if (!hasRole(context, "operations")) return refuse(403, mayNot);
    return handle(request, response, { ...context, viewer });
  };
}

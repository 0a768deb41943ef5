/**
 * GET /overview/:tree: everybody whom the viewer may see along one tree of the newest period, with what a picture of it
 * needs, as columns (overview/encode.ts). Staff get the whole company, a distributor his own downline.
 */
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Request, type Response, Router } from "express";
import { type CompanyBook, type Context, seesEverybody } from "../gql/context.ts";
import type { Copies } from "../overview/copies.ts";
import { downlineOf } from "../overview/columns.ts";
import { encoded } from "../overview/encode.ts";
import type { Plan, Tree } from "../plan/plan.ts";
import { usesPlacement } from "../sheet/sheet.service.ts";
import { companyBook } from "./book.ts";
import { type ApiDeps, contextOf } from "./context.ts";

const zip = promisify(gzip);
/** Shorter answers are sent as they are. */
const ZIP_MIN = 64 * 1024;

interface Refused {
  status: number;
  message: string;
}

/** The routes below /overview. */
export function overview(deps: ApiDeps, copies: Copies): Router {
  const router = Router();
  router.get("/:tree", async (request: Request, response: Response) => {
    const context = await contextOf(deps, request, response);
    const found = await overviewFor(context, copies, String(request.params["tree"]));
    if ("status" in found) {
      response.status(found.status).json({ message: found.message });
      return;
    }
    response.set({ "Cache-Control": "private, no-cache", ETag: `"${found.version}"` });
    response.vary("Cookie");
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    response.type("application/octet-stream");
    const bytes = found.bytes();
    if (bytes.length < ZIP_MIN || !request.acceptsEncodings("gzip")) {
      response.send(bytes);
      return;
    }
    response.set("Content-Encoding", "gzip");
    response.send(await zip(bytes, { level: 1 }));
  });
  return router;
}

/** Reads the copy that most will ask for before anybody does; whoever comes before it is there waits for it. */
export async function warmOverview(deps: ApiDeps, copies: Copies): Promise<void> {
  const found = await newestSheet(companyBook(deps.graph, deps.plans));
  if (found === null) return;
  const { periodId, sheet, plan } = found;
  await copies.read({ periodId, sheet, tree: plan.volume.tree });
}

/** What pictures show; null before the first import. */
async function newestSheet(
  book: CompanyBook,
): Promise<{ periodId: string; sheet: string; plan: Plan } | null> {
  const periodId = await book.newestPeriodId();
  const inForce = periodId && (await book.planOfPeriod(periodId));
  const sheet = periodId && (await book.sheetOfPeriod(periodId));
  return periodId && inForce && sheet ? { periodId, sheet, plan: inForce.plan } : null;
}

interface Found {
  version: string;
  /** To be asked for at once: whoever reads the copy next may write it over. */
  bytes(): Buffer;
}

async function overviewFor(
  context: Context,
  copies: Copies,
  asked: string,
): Promise<Found | Refused> {
  if (context.viewer === null) return { status: 401, message: "Sign in first." };
  const head = seesEverybody(context) ? null : context.viewer.distributorId;
  if (head === null && !seesEverybody(context)) {
    return {
      status: 403,
      message: "Pictures of people are for operations, finance and distributors.",
    };
  }
  const newest = await newestSheet(context.book);
  if (newest === null) {
    return { status: 404, message: "There is no period yet; import a company first." };
  }
  const { periodId, sheet, plan } = newest;
  const tree = treesOf(plan, head !== null).find((one) => one === asked);
  if (tree === undefined) {
    return { status: 404, message: `There is no picture of a tree called ${asked} for you.` };
  }
  const copy = await copies.read({ periodId, sheet, tree });
  if (copy === null) return { status: 404, message: `${periodId} has not been laid out yet.` };
  const at = head === null ? null : copy.placeOf.get(head);
  if (at === undefined) return { status: 404, message: `You are not part of ${periodId} yet.` };
  const version = `${copy.version}-${at ?? "all"}`;
  const columns = () => (at === null ? copy.columns : downlineOf(copy.columns, at));
  return { version, bytes: () => encoded({ periodId, tree, version }, columns()) };
}

/** A distributor sees whom the tree of volumes has below him, so he has a picture of that one. */
function treesOf(plan: Plan, own: boolean): Tree[] {
  if (own) return [plan.volume.tree];
  return usesPlacement(plan) ? ["sponsor", "placement"] : ["sponsor"];
}

/**
 * POST /upload/case?plan=ID&name=NAME[&reason=TEXT]: the files of one case of a plan version or draft, as a form
 * whose fields are called as the files are ("orders.csv", "expected/commissions.csv").
 *
 * A case is small and checked at once: the answer says what became of it, or every fault.
 */
import busboy from "busboy";
import type { Request, RequestHandler } from "express";
import { CASE_PATHS, CASE_SIZE_MAX, importCases } from "../../trial/import-cases.ts";
import { heldVersion } from "../../workbench/try.service.ts";
import type { ApiDeps } from "../context.ts";
import { operationsOnly } from "./operations-only.ts";

type Received = { files: Record<string, string> } | { status: number; message: string };

/** Answers `{ name, how }`: new, replaced or unchanged; 422 with `faults` for files that do not read. */
export function uploadCase(deps: ApiDeps): RequestHandler {
  return operationsOnly(
    deps,
    "Your role does not store cases.",
    async (request, response, context) => {
      const refuse = (status: number, message: string, faults: string[] = []) => {
        response.status(status).json({ message, faults });
      };
      const [plan, name, reason] = ["plan", "name", "reason"].map((key) => text(request, key));
      const version = await heldVersion(deps.graph, plan ?? "");
      if ("refused" in version) {
        return refuse(version.refused === "not_found" ? 404 : 409, version.message);
      }
      const received = await receive(request);
      if ("message" in received) return refuse(received.status, received.message);
      const answer = await importCases(deps, {
        version,
        cases: [{ name: name ?? "", files: received.files }],
        actorId: context.viewer.id,
        reason: reason || null,
      });
      if ("refused" in answer) {
        return refuse(answer.refused === "faulty" ? 422 : 409, answer.message, answer.faults);
      }
      response.status(201).json(answer[0]);
    },
  );
}

function text(request: Request, key: string): string {
  const value = request.query[key];
  return typeof value === "string" ? value : "";
}

/** Reads the files into memory, none larger than a case may be; the first thing wrong ends it. */
function receive(request: Request): Promise<Received> {
  return new Promise((resolve) => {
    const files: Record<string, string> = {};
    let parser: busboy.Busboy;
    const fail = (status: number, message: string) => {
      request.unpipe(parser);
      request.resume();
      resolve({ status, message });
    };
    try {
      const limits = { fileSize: CASE_SIZE_MAX, files: CASE_PATHS.length, fields: 0 };
      parser = busboy({ headers: request.headers, limits });
    } catch (error) {
      // Busboy throws for a content type that is no form; nothing else can go wrong here.
      if (!(error instanceof Error)) throw error;
      resolve({ status: 415, message: "Send the files as multipart/form-data." });
      return;
    }
    parser.on("file", (path, stream) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("limit", () => fail(413, `A case has at most ${CASE_SIZE_MAX} characters.`));
      stream.on("end", () => (files[path] = Buffer.concat(parts).toString("utf8")));
    });
    parser.on("filesLimit", () => fail(400, "There are too many files."));
    parser.on("error", () => fail(400, "The upload broke off."));
    request.on("aborted", () => fail(400, "The upload broke off."));
    parser.on("close", () => resolve({ files }));
    request.pipe(parser);
  });
}

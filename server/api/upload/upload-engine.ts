/**
 * POST /upload/engine: another engine's results of a period, streamed to disk; comparing is a job.
 *
 * A form with the fields `period` and `bonuses` ("their name = our id", a line each; may be empty) and
 * the file `lines`.
 */
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import type { Request, RequestHandler } from "express";
import { announceResults } from "../../other-engine/other-engine.service.ts";
import { FILE, readMapping } from "../../other-engine/their-file.ts";
import { periodOfPlan } from "../../plan/calendar.ts";
import type { ApiDeps } from "../context.ts";
import { operationsOnly } from "./operations-only.ts";
import { uploadFolder } from "./upload-import.ts";

const BYTES_MAX = 2 * 1024 ** 3;

interface Received {
  period: string;
  bonuses: string;
  /** Name and sha256 of the file; null: there was none. */
  file: { name: string; contentHash: string } | null;
}

type Outcome = Received | { status: number; message: string };

/** Answers `{ resultId }` as soon as the file has arrived. */
export function uploadEngine(deps: ApiDeps, dataDir: string): RequestHandler {
  return operationsOnly(
    deps,
    "Your role does not compare engines.",
    async (request, response, context) => {
      const refuse = (status: number, message: string) => {
        response.status(status).json({ message });
      };
      const folder = uploadFolder(dataDir, randomUUID());
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        const received = await receive(request, join(folder, FILE));
        if ("status" in received) return refuse(received.status, received.message);
        const { period: periodId, bonuses: mapping, file } = received;
        const inForce = await context.book.planOfPeriod(periodId);
        if (!inForce || !periodOfPlan(inForce.plan, periodId)) {
          return refuse(400, `There is no period ${JSON.stringify(periodId.slice(0, 40))}.`);
        }
        const read = readMapping(inForce.plan, mapping);
        if (!read.ok) return refuse(400, read.reason);
        if (file === null) return refuse(400, 'There is no file "lines" in the upload.');
        const { bonuses } = read;
        const { name: source, contentHash } = file;
        const actorId = context.viewer.id;
        const state = "waiting" as const;
        const results = { periodId, bonuses, contentHash, source, actorId, state };
        const resultId = await announceResults(deps, results, async (id) => {
          // The file is in its place before anybody can ask for the job.
          const place = uploadFolder(dataDir, id);
          await rm(place, { recursive: true, force: true });
          await rename(folder, place);
        });
        await deps.jobs.add({ kind: "compare", resultId });
        response.status(202).json({ resultId });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
}

/** Writes the file as it comes; the first thing that is wrong ends it. */
function receive(request: Request, path: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const received: Received = { period: "", bonuses: "", file: null };
    let writing: Promise<void> = Promise.resolve();
    let parser: busboy.Busboy;
    const fail = (status: number, message: string) => {
      request.unpipe(parser);
      request.resume();
      void writing.catch(() => undefined).then(() => resolve({ status, message }));
    };
    try {
      const limits = { fileSize: BYTES_MAX, files: 1, fields: 2, fieldSize: 20_000 };
      parser = busboy({ headers: request.headers, limits });
    } catch (error) {
      // Busboy throws for a content type that is no form; nothing else can go wrong here.
      if (!(error instanceof Error)) throw error;
      resolve({ status: 415, message: "Send the file as multipart/form-data." });
      return;
    }
    parser.on("field", (name, value) => {
      if (name === "period" || name === "bonuses") received[name] = value;
    });
    parser.on("file", (name, stream, { filename }) => {
      if (name !== "lines") {
        stream.resume();
        return fail(400, 'The file is called "lines".');
      }
      stream.on("limit", () => fail(413, "A file has at most 2 GB."));
      const hash = createHash("sha256");
      const hashing = new Transform({
        transform(chunk: Buffer, _, done) {
          hash.update(chunk);
          done(null, chunk);
        },
      });
      writing = pipeline(stream, hashing, createWriteStream(path, { mode: 0o600 })).then(() => {
        const contentHash = hash.digest("hex");
        received.file = { name: (filename || FILE).slice(0, 100), contentHash };
      });
      // Awaited at the end; a failure before that must not go unheard.
      writing.catch(() => undefined);
    });
    parser.on("filesLimit", () => fail(400, "There is more than one file."));
    parser.on("error", () => fail(400, "The upload broke off."));
    request.on("aborted", () => fail(400, "The upload broke off."));
    parser.on("close", () => {
      writing.then(
        () => resolve(received),
        () => fail(400, "The upload broke off."),
      );
    });
    request.pipe(parser);
  });
}

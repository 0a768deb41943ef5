/** POST /upload/import: the company's files, streamed to disk; the import itself is a job. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import type { Request, RequestHandler } from "express";
import { tableNames, tableShapes, type TableName } from "../../company-file/columns.ts";
import { announceImport } from "../../import/import.service.ts";
import type { ApiDeps } from "../context.ts";
import { operationsOnly } from "./operations-only.ts";

const BYTES_MAX = 2 * 1024 ** 3;

/** Where the files of an import wait. */
export function uploadFolder(dataDir: string, importId: string): string {
  return join(dataDir, "uploads", importId);
}

type Received = { ok: true; tables: TableName[] } | { ok: false; status: number; message: string };

/** Answers `{ importId }` as soon as the files have arrived. */
export function uploadImport(deps: ApiDeps, dataDir: string): RequestHandler {
  return operationsOnly(
    deps,
    "Your role does not import files.",
    async (request, response, context) => {
      const refuse = (status: number, message: string) => {
        response.status(status).json({ message });
      };
      if ((await deps.plans()).length === 0) {
        return refuse(409, "There is no plan yet; files are read by the rules of a plan.");
      }
      const importId = randomUUID();
      const folder = uploadFolder(dataDir, importId);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const received = await receive(request, folder);
      if (!received.ok) {
        await rm(folder, { recursive: true, force: true });
        return refuse(received.status, received.message);
      }
      const source = received.tables.map((table) => tableShapes[table].file).join(", ");
      await announceImport(deps, { importId, source, mode: "company", actorId: context.viewer.id });
      await deps.jobs.add({ kind: "import", importId, attempt: 0 });
      response.status(202).json({ importId });
    },
  );
}

/** Writes the files as they come; the first thing that is wrong ends it. */
function receive(request: Request, folder: string): Promise<Received> {
  return new Promise((resolve) => {
    const tables: TableName[] = [];
    const writing: Promise<void>[] = [];
    let parser: busboy.Busboy;
    const fail = (status: number, message: string) => {
      request.unpipe(parser);
      request.resume();
      void Promise.allSettled(writing).then(() => resolve({ ok: false, status, message }));
    };
    try {
      parser = busboy({
        headers: request.headers,
        limits: { fileSize: BYTES_MAX, files: tableNames.length, fields: 0 },
      });
    } catch (error) {
      // Busboy throws for a content type that is no form; nothing else can go wrong here.
      if (!(error instanceof Error)) throw error;
      resolve({ ok: false, status: 415, message: "Send the files as multipart/form-data." });
      return;
    }
    parser.on("file", (name, stream) => {
      const table = tableNames.find((one) => one === name);
      if (!table || tables.includes(table)) {
        stream.resume();
        return fail(400, `A file is called one of ${tableNames.join(", ")}, each once.`);
      }
      tables.push(table);
      stream.on("limit", () => fail(413, "A file has at most 2 GB."));
      const path = join(folder, tableShapes[table].file);
      writing.push(pipeline(stream, createWriteStream(path, { mode: 0o600 })));
    });
    parser.on("filesLimit", () => fail(400, "There are too many files."));
    parser.on("error", () => fail(400, "The upload broke off."));
    request.on("aborted", () => fail(400, "The upload broke off."));
    parser.on("close", () => {
      if (tables.length === 0) return fail(400, "There is no file in the upload.");
      Promise.all(writing).then(
        () => resolve({ ok: true, tables }),
        () => fail(400, "The upload broke off."),
      );
    });
    request.pipe(parser);
  });
}

/** Sends files, telling how far the sending is. */

type OnProgress = (share: number) => void;

/** Sends the tables of a company; answers the id of the import to follow. */
export function uploadImport(files: Record<string, File>, onProgress: OnProgress): Promise<string> {
  const form = new FormData();
  for (const [name, file] of Object.entries(files)) form.append(name, file, file.name);
  return send("/upload/import", form, "importId", onProgress);
}

/** Sends another engine's results of a period; answers the id of the comparison to follow. */
export function uploadEngine(
  results: { period: string; bonuses: string; lines: File },
  onProgress: OnProgress,
): Promise<string> {
  const form = new FormData();
  form.append("period", results.period);
  form.append("bonuses", results.bonuses);
  form.append("lines", results.lines, results.lines.name);
  return send("/upload/engine", form, "resultId", onProgress);
}

/** Why a case was not stored: one sentence, and every fault of its files. */
export class CaseRefused extends Error {
  readonly faults: string[];

  constructor(message: string, faults: string[]) {
    super(message);
    this.faults = faults;
  }
}

/** Stores a case with a plan version or a draft; answers new, replaced or unchanged. */
export async function uploadCase(one: {
  plan: string;
  name: string;
  reason: string;
  files: Record<string, File>;
}): Promise<string> {
  const { plan, name, reason, files } = one;
  const form = new FormData();
  for (const [path, file] of Object.entries(files)) form.append(path, file, path);
  const response = await fetch(`/upload/case?${new URLSearchParams({ plan, name, reason })}`, {
    method: "POST",
    body: form,
    headers: { "x-heartwood-upload": "1" },
  });
  const said = (await response.json()) as { how?: string; message?: string; faults?: string[] };
  if (response.ok && said.how) return said.how;
  const why = said.message ?? `The server refused the files (${response.status}).`;
  throw new CaseRefused(`${name}: ${why}`, said.faults ?? []);
}

/** Uploads by XMLHttpRequest, since fetch tells no progress of what it sends. */
function send(
  path: string,
  form: FormData,
  answer: "importId" | "resultId",
  onProgress: OnProgress,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.responseType = "json";
    request.setRequestHeader("x-heartwood-upload", "1");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new Error("The connection broke while the files were sent."));
    request.onload = () => {
      const said = request.response as Record<string, string | undefined> | null;
      const id = said?.[answer];
      if (request.status < 300 && id) resolve(id);
      else {
        const why = said?.["message"] ?? said?.["error"];
        reject(new Error(why ?? `The server refused the files (${request.status}).`));
      }
    };
    request.send(form);
  });
}

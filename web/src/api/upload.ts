/** Sends the files of an import, telling how far the sending is. */

export interface UploadAnswer {
  importId: string;
}

/** Uploads by XMLHttpRequest, since fetch tells no progress of what it sends. */
export function uploadImport(
  files: Record<string, File>,
  onProgress: (share: number) => void,
): Promise<UploadAnswer> {
  const form = new FormData();
  for (const [name, file] of Object.entries(files)) form.append(name, file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/upload/import");
    request.responseType = "json";
    request.setRequestHeader("x-heartwood-upload", "1");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new Error("The connection broke while the files were sent."));
    request.onload = () => settle(request, resolve, reject);
    request.send(form);
  });
}

/** Reads the answer: an import to follow, or the server's reason for taking none. */
function settle(
  request: XMLHttpRequest,
  resolve: (answer: UploadAnswer) => void,
  reject: (reason: Error) => void,
): void {
  const answer = request.response as { importId?: string; message?: string; error?: string } | null;
  if (request.status < 300 && answer?.importId) resolve({ importId: answer.importId });
  else {
    const said = answer?.message ?? answer?.error;
    reject(new Error(said ?? `The server refused the files (${request.status}).`));
  }
}

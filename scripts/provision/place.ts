/** Where the scripts keep things, all inside the project's folder, and the ports they use. */
import { createServer, connect } from "node:net";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A path under the folder of downloads (`CACHE_DIR`, else `.cache/`), which may be deleted at any time. */
export function cachePath(...parts: string[]): string {
  const { CACHE_DIR } = process.env;
  return CACHE_DIR ? resolve(CACHE_DIR, ...parts) : join(projectFolder, ".cache", ...parts);
}

/** A loopback port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Whether nothing listens on a port, on loopback or on all addresses. */
export async function isPortFree(port: number): Promise<boolean> {
  if (await answers("127.0.0.1", port)) return false;
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** Whether something accepts connections at an address. */
export function answers(host: string, port: number, timeoutMs = 1000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const finish = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", () => finish(true));
    socket.once("timeout", () => finish(false));
    socket.once("error", () => finish(false));
  });
}

/** Waits a while. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

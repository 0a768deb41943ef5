/** The platform's own processes: the set-up, which ends, and the web server and the worker, which stay. */
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { machineMegabytes } from "../provision/neo4j-settings.ts";
import { projectFolder } from "../provision/place.ts";
import { runProgram, SetupError, startGuarded, type Progress } from "../provision/process.ts";
import type { Running } from "./kept-alive.ts";

/** Someone who can sign in to the demo company. */
export interface SignIn {
  role: string;
  email: string;
  password: string;
}

const node = [...heapOption(), "--import", "tsx"];

/** Node takes a quarter of the machine but 4 GB at most; a second opinion on a million people wants more. */
function heapOption(): string[] {
  const quarter = Math.round(machineMegabytes() / 4);
  return quarter > 4096 ? [`--max-old-space-size=${quarter}`] : [];
}

/** Runs server/setup.ts (migrations, demo company), and returns the sign-ins from its last line. */
export async function runSetup(env: NodeJS.ProcessEnv, progress: Progress): Promise<SignIn[]> {
  let last = "";
  const { code, output } = await runProgram(process.execPath, [...node, "server/setup.ts"], {
    cwd: projectFolder,
    env,
    onLine: (line, stream) => {
      if (stream === "stdout") last = line;
      if (/\S/.test(line) && !line.startsWith("{")) progress(line);
    },
  });
  if (code !== 0) {
    const lines = output.trim().split("\n");
    const reason = lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? "";
    throw new SetupError(`The database could not be set up (code ${code}): ${reason}`);
  }
  return readSignIns(last);
}

/** The sign-ins in the last line of the set-up. */
export function readSignIns(line: string): SignIn[] {
  if (!line.startsWith("{")) return [];
  const { signIns } = JSON.parse(line) as { signIns?: SignIn[] };
  return signIns ?? [];
}

/** Starts server/main.ts for one service and waits until it says that it serves. */
export async function startService(
  name: "web" | "worker",
  env: NodeJS.ProcessEnv,
  logFolder: string,
  crashed: (code: number) => void,
): Promise<Running> {
  await mkdir(logFolder, { recursive: true });
  const log = createWriteStream(join(logFolder, `${name}.log`));
  const recent: string[] = [];
  let ready: () => void = () => undefined;
  const isReady = new Promise<"ready">((resolve) => (ready = () => resolve("ready")));
  const program = startGuarded(process.execPath, [...node, "server/main.ts"], {
    cwd: projectFolder,
    env: { ...env, SERVICES: name },
    graceSeconds: 1.8, // its work is resumable; the rest of the ten seconds is Neo4j's
    onLine: (line) => {
      log.write(`${line}\n`);
      recent.push(line);
      if (recent.length > 20) recent.shift();
      if (line.includes(`heartwood:${name} ready`)) ready();
    },
  });
  const first = await Promise.race([isReady, program.ended]);
  if (first !== "ready") {
    log.end();
    throw new SetupError(`The ${name} process ended with code ${first}:\n${recent.join("\n")}`);
  }
  let stopping = false;
  void program.ended.then((code) => {
    log.end();
    if (!stopping) crashed(code);
  });
  return {
    stop: () => {
      stopping = true;
      return program.stop();
    },
  };
}

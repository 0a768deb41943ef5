/**
 * Programs started by the scripts, and the promise that none outlives them.
 *
 * Every program runs under a small shell guard in a session of its own: a Ctrl-C in the terminal does not
 * reach it, and it is asked to end when the guard's input closes, which happens when we close it or when
 * this process is gone for any reason, SIGKILL included.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";

const GUARD = `
exec 4<&0
"$@" </dev/null 3>&- 4<&- &
program=$!
echo $program >&3
exec 3>&-
{ read -r _ <&4
  kill -TERM $program
  tries=0
  while kill -0 $program && [ $tries -lt $GUARD_TRIES ]; do sleep 0.1; tries=$((tries + 1)); done
  kill -KILL -$$
} >/dev/null 2>&1 &
watcher=$!
exec 4<&-
wait $program
code=$?
kill -KILL $watcher 2>/dev/null
exit $code
`;

/** What the scripts' steps tell about their progress; one short line. */
export type Progress = (line: string) => void;

/** A failure that a person can act on: shown as its one sentence, without a stack. */
export class SetupError extends Error {}

/** How to start a guarded program. */
export interface GuardOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Takes each line the program prints, on either stream. */
  onLine?: (line: string, stream: "stdout" | "stderr") => void;
  /** Seconds between being asked to end and being killed; 2 where absent. */
  graceSeconds?: number;
  /** Nothing of its work is kept: it is killed, not asked, when everything is stopped. */
  disposable?: boolean;
  /** Others work with it, so it is stopped when all of them have ended. */
  isStore?: boolean;
}

/** A running guarded program. */
export interface Guarded {
  /** The program's own process id, known soon after the start. */
  pid?: number;
  /** Resolves with the exit code, once the program and whatever it started have ended. */
  ended: Promise<number>;
  /** Asks it to end, and resolves when it has. */
  stop(): Promise<number>;
  /** Ends it at once, for programs whose work is thrown away. */
  kill(): Promise<number>;
  /** Stops it, or kills it where it is disposable. */
  end(): Promise<number>;
  isStore: boolean;
}

const running = new Set<Guarded>();
let closing = false;

/** Starts a program under the guard; stdin is closed to it, its output goes to `onLine`. */
export function startGuarded(
  command: string,
  args: readonly string[],
  options: GuardOptions = {},
): Guarded {
  if (closing) throw new SetupError("Stopped before it was ready.");
  const child = spawn("/bin/sh", ["-c", GUARD, "guard", command, ...args], {
    detached: true,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    cwd: options.cwd,
    env: {
      ...(options.env ?? process.env),
      GUARD_TRIES: String(Math.round((options.graceSeconds ?? 2) * 10)),
    },
  });
  child.stdin.on("error", () => undefined); // the guard may end first; its exit tells us
  for (const stream of ["stdout", "stderr"] as const) {
    createInterface({ input: child[stream] }).on("line", (line) => options.onLine?.(line, stream));
  }
  const ended = new Promise<number>((resolve) => {
    child.once("error", () => resolve(127));
    child.once("exit", () => killGroup(child)); // what it left behind would keep the streams open
    child.once("close", (code) => {
      running.delete(guarded);
      resolve(code ?? 137);
    });
  });
  const guarded: Guarded = {
    ended,
    stop: () => {
      child.stdin.end();
      return ended;
    },
    kill: () => {
      killGroup(child);
      return ended;
    },
    isStore: options.isStore ?? false,
    end: () => (options.disposable ? guarded.kill() : guarded.stop()),
  };
  running.add(guarded);
  child.stdio[3]?.on("data", (text: Buffer) => (guarded.pid ??= Number(text.toString())));
  return guarded;
}

/** From now on nothing can be started; ends every program that runs, except for the stores. */
export async function stopWork(): Promise<void> {
  closing = true;
  await Promise.all([...running].filter((it) => !it.isStore).map((it) => it.end()));
}

/** Ends everything that this process started, the stores last; nothing can be started afterwards. */
export async function stopEverything(): Promise<void> {
  await stopWork();
  await Promise.all([...running].map((it) => it.end()));
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // ESRCH: nothing was left
  }
}

/** What a finished program printed. */
export interface Finished {
  code: number;
  stdout: string;
  /** Both streams in the order of arrival. */
  output: string;
}

/** Runs a program to its end and collects what it printed. */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: GuardOptions = {},
): Promise<Finished> {
  const stdout: string[] = [];
  const output: string[] = [];
  const program = startGuarded(command, args, {
    ...options,
    onLine: (line, stream) => {
      output.push(line);
      if (stream === "stdout") stdout.push(line);
      options.onLine?.(line, stream);
    },
  });
  const code = await program.ended;
  return { code, stdout: stdout.join("\n"), output: output.join("\n") };
}

/** The full path of a program on PATH, or undefined. */
export function onPath(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    if (folder === "") continue;
    const candidate = join(folder, name);
    if (isProgram(candidate)) return candidate;
  }
  return undefined;
}

/** Whether a path is a file that may be executed. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    if (error instanceof Error) return false; // absent or not ours to run: both mean no
    throw error;
  }
}

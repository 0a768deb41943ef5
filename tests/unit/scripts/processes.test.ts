/** The promise that nothing outlives whoever started it, and that what crashes is started again. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { commandLine } from "../../../scripts/provision/command-line.ts";
import { pause, projectFolder } from "../../../scripts/provision/place.ts";
import { onPath, runProgram, startGuarded } from "../../../scripts/provision/process.ts";
import { claimDataFolder } from "../../../scripts/supervisor/data-folder.ts";
import { keepAlive } from "../../../scripts/supervisor/kept-alive.ts";

/** Waits until a process is gone; fails after the given seconds. */
async function gone(pid: number, seconds: number): Promise<void> {
  for (let tries = 0; tries < seconds * 20; tries += 1) {
    if (commandLine(pid) === "") return;
    await pause(50);
  }
  throw new Error(`process ${pid} still runs`);
}

describe("a guarded program", () => {
  test("gives its output, by stream, and its exit code", async () => {
    const script = "echo one; echo two >&2; exit 3";
    const { code, stdout, output } = await runProgram("sh", ["-c", script]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "one" });
    expect(output.split("\n").sort()).toEqual(["one", "two"]);
  });

  test("that cannot be found ends with 127", async () => {
    expect((await runProgram("no-such-program", [])).code).toBe(127);
  });

  test("is asked to end, and what it left behind ends with it", async () => {
    const lines: string[] = [];
    const script = 'sleep 60 & echo $!; trap "exit 0" TERM; wait';
    const onLine = (line: string): unknown => lines.push(line);
    const program = startGuarded("sh", ["-c", script], { onLine });
    while (lines.length === 0) await pause(20);
    await program.stop();
    await gone(Number(lines[0]), 2);
  });

  test("that does not listen is killed after its grace", async () => {
    const program = startGuarded("sh", ["-c", 'trap "" TERM; while :; do sleep 0.1; done'], {
      graceSeconds: 0.3,
    });
    await pause(200);
    expect(await program.stop()).not.toBe(0);
    await gone(program.pid ?? 0, 2);
  });

  test("ends when whoever started it is killed without a word", async () => {
    const module = join(projectFolder, "scripts", "provision", "process.ts");
    const code = `const { startGuarded } = await import(${JSON.stringify(module)});
      const it = startGuarded("sleep", ["61"]);
      setInterval(() => it.pid && console.log(it.pid), 50);`;
    const args = ["--import", "tsx", "--input-type=module", "-e", code];
    const parent = spawn(process.execPath, args, { cwd: projectFolder });
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once("data", (data: Buffer) => resolve(parseInt(data.toString(), 10))),
    );
    expect(commandLine(pid)).toBe("sleep 61");
    parent.kill("SIGKILL");
    await gone(pid, 3);
  });
});

test("a program on PATH is found, another is not", () => {
  expect(onPath("sh")).toMatch(/\/sh$/);
  expect(onPath("no-such-program")).toBeUndefined();
});

describe("a part that is kept alive", () => {
  test("is started again after a crash, later each time, and not after a stop", async () => {
    vi.useFakeTimers();
    try {
      const said: string[] = [];
      let crash: (code: number) => void = () => undefined;
      let starts = 0;
      const part = await keepAlive(
        "The part",
        (crashed) => {
          crash = crashed;
          starts += 1;
          return Promise.resolve({ stop: () => Promise.resolve() });
        },
        (line) => said.push(line),
      );
      crash(1);
      await vi.advanceTimersByTimeAsync(500);
      crash(9);
      await vi.advanceTimersByTimeAsync(1000);
      await part.stop();
      crash(0);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(starts).toBe(3);
      expect(said).toEqual([
        "The part ended with code 1; starting it again in 0.5 s",
        "The part runs again",
        "The part ended with code 9; starting it again in 1 s",
        "The part runs again",
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("whose first start fails, fails", async () => {
    const start = (): Promise<never> => Promise.reject(new Error("no"));
    await expect(keepAlive("It", start, () => undefined)).rejects.toThrow("no");
  });
});

test("a data folder has one holder; the lock of a killed one is taken over", () => {
  const folder = mkdtempSync(join(tmpdir(), "heartwood-unit-"));
  try {
    writeFileSync(join(folder, "lock"), "2147483646"); // no such process
    const release = claimDataFolder(folder);
    expect(readFileSync(join(folder, "lock"), "utf8")).toBe(String(process.pid));
    release();
    claimDataFolder(folder)();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

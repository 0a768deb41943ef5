/**
 * The one way into every command: `node scripts/run.mjs <command> [arguments]`.
 *
 * On Node's built-ins alone, since it has to run before anything is installed: checks the Node version,
 * installs the packages where they are missing or stale, then hands over to scripts/<command>.ts.
 * What it says itself goes to stderr, so that a command's standard output stays clean.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(folder, "node_modules", ".heartwood-stamp");
const commands = [
  ..."start import close cases trial library compare verify".split(" "),
  ..."bench mutants test check".split(" "),
];

let stopped = false;
let running;

function say(line) {
  process.stderr.write(`${line}\n`);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Whether this Node is at least the one that package.json asks for. */
function nodeServes() {
  const [major, minor] = readJson(join(folder, "package.json")).engines.node.match(/\d+/g);
  const [ourMajor, ourMinor] = process.versions.node.split(".");
  if (Number(ourMajor) !== Number(major)) return Number(ourMajor) > Number(major);
  return Number(ourMinor) >= Number(minor);
}

function lockHash() {
  const lock = readFileSync(join(folder, "package-lock.json"));
  return createHash("sha256").update(lock).update(process.arch).digest("hex");
}

/** Whether node_modules holds what the lock asks for: by our stamp, or by npm's own record of it. */
function isInstalled() {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockHash()) return true;
  const record = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const present = readJson(record).packages;
  const wanted = Object.entries(readJson(join(folder, "package-lock.json")).packages);
  const isThere = ([path, entry]) =>
    path === "" || entry.optional || present[path]?.version === entry.version;
  if (!wanted.every(isThere)) return false;
  writeFileSync(stampFile, lockHash());
  return true;
}

/** Runs a program, and resolves with its exit code; `own` gives it a process group to be ended as one. */
function run(command, args, stdio, own) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: own ? folder : undefined, stdio, detached: own });
    running = { child, own };
    child.once("error", (error) => {
      say(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once("exit", (code, signal) => {
      running = undefined;
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

/** Passes a signal on; the packages' installer, in a group of its own, is ended by force if it lingers. */
function forward(signal) {
  stopped = true;
  if (running === undefined) process.exit(signal === "SIGINT" ? 130 : 143);
  const { child, own } = running;
  if (!own) {
    child.kill(signal);
    return;
  }
  endGroup(child.pid, "SIGTERM");
  setTimeout(() => endGroup(child.pid, "SIGKILL"), 4000).unref();
}

function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error; // ESRCH: it has ended already
  }
}

async function install() {
  say("Installing the packages (npm ci)");
  const started = Date.now();
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run("npm", args, ["ignore", 2, 2], true);
  if (stopped) process.exit(130);
  if (code !== 0) {
    say(`The packages could not be installed: npm ci ended with ${code}.`);
    process.exit(1);
  }
  writeFileSync(stampFile, lockHash());
  say(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

async function main() {
  const [command, ...args] = process.argv.slice(2);
  if (!nodeServes()) {
    const wanted = readJson(join(folder, "package.json")).engines.node;
    say(`Heartwood needs Node ${wanted}; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (!commands.includes(command)) {
    say(`Usage: node scripts/run.mjs ${commands.join("|")} [arguments]`);
    process.exit(1);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => forward(signal));
  if (!isInstalled()) await install();
  const script = join(folder, "scripts", `${command}.ts`);
  // By its full address, since the caller may be in another folder.
  const tsx = import.meta.resolve("tsx");
  process.exitCode = await run(
    process.execPath,
    ["--import", tsx, script, ...args],
    "inherit",
    false,
  );
}

await main();

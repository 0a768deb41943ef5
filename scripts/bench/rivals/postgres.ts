/**
 * The bench plan in PostgreSQL, beside ours: a cluster of its own in a temporary folder, the same people and orders, the
 * best SQL that we could write (close.sql), and what it pays, to be compared row by row.
 */
import { spawnSync } from "node:child_process";
import { chownSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { installPackages } from "../../provision/apt.ts";
import { pause } from "../../provision/place.ts";
import { onPath, SetupError, startGuarded } from "../../provision/process.ts";
import { removeFolder, say, temporaryFolder } from "../store.ts";

export interface RivalRun {
  /** Phase -> seconds, in the order in which they ran. */
  phases: Map<string, number>;
  /** "bonus\nperson" -> minor units, before caps. */
  amounts: Map<string, bigint>;
}

const DEBIAN = "/usr/lib/postgresql";
const SQL = new URL("close.sql", import.meta.url);

/** Closes the company of a folder with `people.csv` and `sales.csv`; null where there is no PostgreSQL to be had. */
export async function closeInPostgres(folder: string): Promise<RivalRun | null> {
  const bin = binaries() ?? (await installed());
  if (bin === null) return null;
  const cluster = await openCluster(bin);
  try {
    return run(cluster, folder);
  } finally {
    await cluster.stop();
  }
}

function binaries(): string | null {
  if (existsSync(DEBIAN)) {
    const newest = readdirSync(DEBIAN).sort().at(-1);
    const bin = join(DEBIAN, newest ?? "", "bin");
    if (existsSync(join(bin, "initdb"))) return bin;
  }
  const initdb = onPath("initdb");
  return initdb === undefined ? null : join(initdb, "..");
}

async function installed(): Promise<string | null> {
  if (await installPackages(["postgresql-15"], say)) return binaries();
  say("No PostgreSQL: install postgresql-15 to see the comparison.");
  return null;
}

interface Cluster {
  /** Runs SQL and answers what it prints. */
  psql(sql: string): string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then it is the package's own user who runs it. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const entries = readFileSync("/etc/passwd", "utf8").split("\n");
  const fields = entries.find((line) => line.startsWith("postgres:"))?.split(":");
  if (fields === undefined)
    throw new SetupError("There is no user postgres: do not run this as root.");
  return { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/** Memory as for a machine that is its own, nothing left out that its manual names for loads of this kind. */
const SETTINGS = {
  ...{ shared_buffers: "2GB", work_mem: "512MB", maintenance_work_mem: "512MB", jit: "off" },
  ...{ max_wal_size: "8GB", checkpoint_timeout: "30min", max_parallel_workers_per_gather: "2" },
  ...{ effective_cache_size: "8GB", listen_addresses: "", random_page_cost: "1.1" },
};

async function openCluster(bin: string): Promise<Cluster> {
  const { uid, gid } = account();
  const folder = temporaryFolder();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  const data = join(folder, "data");
  const must = (program: string, args: string[], input?: string, who = {}): string => {
    const answer = spawnSync(join(bin, program), args, {
      ...who,
      cwd: "/",
      input,
      maxBuffer: 2 ** 31,
    });
    if (answer.status === 0) return answer.stdout.toString();
    throw new SetupError(`${program}: ${answer.stderr.toString().trim()}`);
  };
  must("initdb", ["-D", data, "-U", "bench", "-A", "trust", "-N"], undefined, { uid, gid });
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = [join(bin, "postgres"), "-D", data, "-k", folder, ...settings];
  const as =
    uid === undefined ? [] : ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  const [command = "", ...args] = [...as, ...server];
  const program = startGuarded(command, args, { disposable: true });
  const where = ["-h", folder, "-U", "bench", "-d", "postgres"];
  for (let tries = 0; spawnSync(join(bin, "pg_isready"), where).status !== 0; tries += 1) {
    if (tries > 100) throw new SetupError("PostgreSQL does not answer.");
    await pause(100);
  }
  return {
    psql: (sql) => must("psql", ["-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", ...where], sql),
    stop: async () => {
      await program.kill();
      removeFolder(folder);
    },
  };
}

function run({ psql }: Cluster, folder: string): RivalRun {
  psql(`
    create table person (id int primary key, sponsor int, depth int, terminated boolean);
    create table sale (seller int, own boolean, qualifying bigint, commissionable bigint);
    \\copy person from '${join(folder, "people.csv")}' csv
    \\copy sale from '${join(folder, "sales.csv")}' csv
    vacuum analyze person; vacuum analyze sale; checkpoint;
  `);
  const phases = new Map<string, number>();
  const [, ...parts] = readFileSync(SQL, "utf8").split(/^-- phase: /m);
  for (const part of parts) {
    const name = part.slice(0, part.indexOf("\n"));
    const begun = performance.now();
    psql(part.slice(name.length));
    phases.set(name, (performance.now() - begun) / 1000);
  }
  const rows = psql("select bonus, payee, minor from comm;").trim().split("\n");
  const amounts = new Map<string, bigint>();
  for (const row of rows) {
    const [bonus = "", payee = "", minor = "0"] = row.split("|");
    amounts.set(`${bonus}\n${payee}`, BigInt(minor));
  }
  return { phases, amounts };
}

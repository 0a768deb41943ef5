/** `npm run trial` as a stranger runs it: exit codes, what is written, what is said and where. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
let dir: string;

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), "heartwood-command-")), "case");
});
afterEach(() => rmSync(join(dir, ".."), { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function trial(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, "scripts", "run.mjs"), "trial", ...args]);
  const ended: Ended = { code: null, out: "", err: "" };
  child.stdout.on("data", (part: Buffer) => (ended.out += part.toString()));
  child.stderr.on("data", (part: Buffer) => (ended.err += part.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ ...ended, code })));
}

const copy = (name: string) =>
  cpSync(join(root, "tests", "golden", name), dir, { recursive: true });
const change = (file: string, from: string | RegExp, to: string) => {
  const path = join(dir, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
};

describe("what ends before a store is started", () => {
  test.each<[string, () => void, string[], RegExp]>([
    ["no folder named", () => undefined, [], /^Name one folder/],
    ["a folder that is not there", () => undefined, ["DIR"], /is not a folder\.$/m],
    ["an unknown option", () => copy("gc-01"), ["DIR", "--fast"], /--fast/],
    [
      "no plan",
      () => (copy("gc-01"), rmSync(join(dir, "plan.yaml"))),
      ["DIR"],
      /plan\.yaml is missing/,
    ],
    [
      "no orders",
      () => (copy("gc-01"), rmSync(join(dir, "orders.csv"))),
      ["DIR"],
      /orders\.csv is missing/,
    ],
    [
      "a plan with a wrong word",
      () => (copy("gc-01"), change("plan.yaml", "firstLevel: 0", "firstLevel: 7")),
      ["DIR"],
      /^plan\.yaml: .*bonuses\[0\]\.firstLevel/m,
    ],
    [
      "a period of no calendar",
      () => copy("gc-01"),
      ["DIR", "--period", "2010-W10"],
      /2010-W10 is no period/,
    ],
    [
      "faults in the tables, all of them",
      () => (
        copy("gc-01"),
        change("orders.csv", "1000,60000", "1e3,NaN"),
        change("distributors.csv", "B,2010-01-02,X", "B,2010-02-30,Nobody")
      ),
      ["DIR"],
      /distributors\.csv[^]*2010-02-30[^]*Nobody[^]*orders\.csv[^]*1e3[^]*NaN/,
    ],
    [
      "an --out that is a file",
      () => copy("gc-01"),
      ["DIR", "--out", "DIR/plan.yaml"],
      /is not a folder\.$/m,
    ],
  ])("%s: exit 1, a sentence, nothing written", async (_, prepare, args, told) => {
    prepare();
    const ended = await trial(...args.map((one) => one.replace("DIR", dir)));
    expect(ended.err).toMatch(told);
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).not.toMatch(/\n {4}at /);
    expect(existsSync(join(dir, "out"))).toBe(false);
  });
});

describe("what runs", () => {
  test("a case that holds: exit 0, one line, five sorted tables", async () => {
    copy("gc-15a-clawback");
    const { code, out } = await trial(dir);
    expect(out).toBe("3 periods, 3 commissions, 105.00 USD, 1 exception; as expected (10 rows)\n");
    expect(code).toBe(0);
    const read = (name: string) => readFileSync(join(dir, "out", `${name}.csv`), "utf8");
    expect(read("commissions")).toBe(
      "period,distributorId,bonus,amount,currency\n" +
        "2026-07,E,team,80.00,USD\n2026-08,E,team,-15.00,USD\n2026-09,E,team,40.00,USD\n",
    );
    expect(read("exceptions")).toBe(
      "period,code,subject,blocking\n2026-08,negative_balance,E,false\n",
    );
    for (const name of ["lines", "standings", "payments"]) {
      const rows = read(name).trimEnd().split("\n").slice(1);
      expect(rows).toEqual([...rows].sort());
      expect(rows.length).toBeGreaterThan(2);
    }
  });

  test("--period and --out: only its rows; 21 differences: exit 2, the first 20 told", async () => {
    copy("gc-15a-clawback");
    const wrong = Array.from({ length: 20 }, (_, i) => `2026-08,X${i},team,1\n`).join("");
    writeFileSync(
      join(dir, "expected", "commissions.csv"),
      `period,distributorId,bonus,amount\n2026-07,E,team,1\n${wrong}`,
    );
    const elsewhere = join(dir, "..", "elsewhere");
    const { code, out, err } = await trial(dir, "--period", "2026-08", "--out", elsewhere);
    expect(out).toBe("1 period, 1 commission, -15.00 USD, 1 exception; 21 differences\n");
    expect(code).toBe(2);
    expect(err.match(/^commissions\.csv: /gm)).toHaveLength(20);
    expect(err).toMatch(/^and 1 more difference/m);
    expect(existsSync(join(dir, "out"))).toBe(false);
    const lines = readFileSync(join(elsewhere, "lines.csv"), "utf8").trimEnd().split("\n").slice(1);
    expect(lines.every((line) => line.startsWith("2026-08,"))).toBe(true);
  });
});

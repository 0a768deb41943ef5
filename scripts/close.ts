/**
 * `npm run close -- PERIOD`: closes an ended period in the running platform's database, step by step.
 * `npm run close -- PERIOD --approve --email E`: gives that person's approval to the period's run.
 *
 * The password is read from HEARTWOOD_PASSWORD, else asked for. Exit 1, with one sentence, where the
 * platform refuses.
 */
import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { signIn, signOut } from "../server/account/account.service.ts";
import type { Graph } from "../server/graph/graph.ts";
import { formatUnits } from "../server/money/money.ts";
import type { Plan } from "../server/plan/plan.ts";
import { approveRun, type ApproverRole } from "../server/period/approval.ts";
import { startClose } from "../server/period/period.service.ts";
import { totalsOf } from "../server/period/period.reader.ts";
import { newestPlan } from "../server/period/plan-version.ts";
import { performRun, type Deps } from "../server/period/run.service.ts";
import type { StepRecord } from "../server/period/steps.ts";
import { timeline } from "../server/period/timeline.ts";
import { tryCase } from "../server/trial/try-case.ts";
import { onDatabase, Refused, runCommand } from "./provision/running-platform.ts";

const USAGE =
  "Usage: npm run close -- PERIOD, or npm run close -- PERIOD --approve --email you@example.com";

interface Arguments {
  periodId: string;
  approve: boolean;
  email: string | null;
}

function readArguments(argv: string[]): Arguments {
  let parsed;
  try {
    const options = { approve: { type: "boolean" }, email: { type: "string" } } as const;
    parsed = parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const [periodId, ...others] = parsed.positionals;
  if (periodId === undefined || others.length > 0) {
    throw new Refused(`Name one period, such as 2026-11.\n${USAGE}`);
  }
  const approve = parsed.values.approve ?? false;
  const email = parsed.values.email ?? null;
  if (approve && email === null) throw new Refused(`Say who approves, with --email.\n${USAGE}`);
  return { periodId, approve, email };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One line when a step begins is enough on a log; its end says how long it took. */
function stepTeller(): (step: StepRecord) => void {
  let begun = performance.now();
  return ({ title, state, done }) => {
    if (state === "running" && done === null) begun = performance.now();
    if (state !== "done") return;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`${title.padEnd(48)} ${seconds.padStart(6)} s`);
  };
}

interface Run extends Record<string, unknown> {
  status: string;
  inputHash: string | null;
  ledgerHash: string | null;
  failure: string | null;
}

async function runOf(graph: Graph, runId: string): Promise<Run> {
  const [run] = await graph.read<Run>("period/runs-by-id", { ids: [runId] });
  if (run === undefined) throw new Refused(`There is no run ${runId}.`);
  return run;
}

async function close(deps: Deps, plan: Plan, periodId: string): Promise<void> {
  const started = await startClose(deps, {
    periodId,
    actorId: userInfo().username,
    key: randomUUID(),
  });
  if ("refused" in started) throw new Refused(started.message);
  const { runId } = started;
  say(`Run ${runId}`);
  await performRun({ ...deps, tryCase }, { runId, onStep: stepTeller() });
  const run = await runOf(deps.graph, runId);
  if (run.status !== "review") {
    throw new Refused(
      run.failure === null
        ? `The run ${runId} is carried on by the platform's worker; follow it on its page.`
        : `The run ${runId} failed: ${run.failure}`,
    );
  }
  const period = (await timeline(deps.graph, plan)).find(({ id }) => id === periodId);
  if (period === undefined) throw new Error(`The period ${periodId} was closed, so it is known.`);
  const { orders, commissions, payees } = await totalsOf(deps.graph, {
    sheet: period.sheet,
    startsAt: BigInt(period.startsAt),
    endsAt: BigInt(period.endsAt),
  });
  const paid = `${formatUnits(commissions, plan.currencyDigits)} ${plan.currency}`;
  const lines = [
    `${periodId} is in review: ${paid} to ${payees} people for ${orders} orders.`,
    `Input hash   ${run.inputHash}`,
    `Ledger hash  ${run.ledgerHash}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Asks for a password without showing it. */
async function askPassword(email: string): Promise<string> {
  const given = process.env.HEARTWOOD_PASSWORD;
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) throw new Refused("Set HEARTWOOD_PASSWORD; nobody can be asked here.");
  process.stderr.write(`Password of ${email}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await new Promise<string>((done) => reader.question("", done));
  reader.close();
  process.stderr.write("\n");
  return answer;
}

const ROLES: Record<string, ApproverRole> = { operations: "operations", finance: "finance" };

async function approve(deps: Deps, periodId: string, email: string): Promise<void> {
  const { graph, clock } = deps;
  const newest = await newestPlan(graph);
  const periods = newest === null ? [] : await timeline(graph, newest.plan);
  const period = periods.find(({ id }) => id === periodId);
  if (period?.run == null || period.ledgerHash === null) {
    throw new Refused(`${periodId} has no computed run; close it first.`);
  }
  const attempts = { take: () => Promise.resolve(0), forgive: () => Promise.resolve() };
  const password = await askPassword(email);
  const answer = await signIn(
    { graph, clock, attempts },
    { email, password, address: "command line" },
  );
  if ("refused" in answer) throw new Refused("The address or the password is wrong.");
  await signOut({ graph, clock }, answer.token);
  const role = answer.user.roles.map((one) => ROLES[one]).find((one) => one !== undefined);
  if (role === undefined) throw new Refused(`${email} is neither operations nor finance.`);
  const { run: runId, ledgerHash } = period;
  const approved = await approveRun(deps, {
    ...{ runId, ledgerHash, role, actorId: answer.user.id, actorName: answer.user.name },
    key: `command line ${runId} ${answer.user.id}`,
  });
  if ("refused" in approved) throw new Refused(approved.message);
  const told =
    approved.state === "approved"
      ? `${periodId} is approved and its payments are posted.`
      : `Your approval of ${periodId} is given; one of the other role must follow.`;
  process.stdout.write(`${told}\nLedger hash  ${ledgerHash}\n`);
}

async function main(graph: Graph, args: Arguments): Promise<number> {
  const deps = { graph, clock: () => Date.now() };
  const newest = await newestPlan(graph);
  if (newest === null) throw new Refused("The database has no plan yet; import a company first.");
  if (args.approve) await approve(deps, args.periodId, args.email ?? "");
  else await close(deps, newest.plan, args.periodId);
  return 0;
}

runCommand(async (argv) => {
  const args = readArguments(argv);
  return onDatabase((graph) => main(graph, args));
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "../../server/demo/demo.service.ts";
import { RESULT_CODES } from "../../server/exception/exception.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";

const CASES = `{ exceptions(first: 200) { nodes {
  id code state blocking title explanation mend subject evidence { label value }
  actions { id label effect } history { kind }
} } }`;
const RESOLVE = `mutation ($id: ID!, $action: String!, $key: String!) {
  resolveException(id: $id, action: $action, reason: "Looked at it.", key: $key) {
    __typename ... on ExceptionCase { state history { kind text } } ... on Refusal { message }
  }
}`;
const START = `mutation ($period: ID!, $key: String!) {
  startClose(periodId: $period, key: $key) { ... on Run { id } ... on Refusal { message } }
}`;
const RUN = "query ($id: ID!) { run(id: $id) { id status stale ledgerHash blockingExceptions } }";
const APPROVE = `mutation ($run: ID!, $hash: String!, $key: String!) {
  approveRun(runId: $run, ledgerHash: $hash, key: $key) {
    ... on Run { status } ... on Refusal { message }
  }
}`;

/** What a person does about each kind of case: whatever changes something, where there is such. */
const ACTIONS: Record<string, string> = {
  unplaced: "place",
  sponsor_terminated: "acknowledge",
  title_above_earned: "lower_title",
  return_exceeds_order: "accept_clipped",
  order_after_cutoff: "count_in_open_period",
  payee_suspended: "release",
  negative_balance: "carry_forward",
  payout_over_cap: "confirm_cap",
  rank_jump: "confirm_rank",
};

interface Case {
  id: string;
  code: string;
  state: string;
  blocking: boolean;
  title: string;
  explanation: string;
  mend: string;
  evidence: { label: string }[];
  actions: { id: string }[];
}

describe("the demo company's exceptions", () => {
  let api: ApiPlatform;
  let operations: Client;
  let finance: Client;
  let periodId = "";

  const close = async (key: string) => {
    const { data } = await operations.ask(START, { period: periodId, key });
    expect(data.startClose.message).toBeUndefined();
    return until(
      async () => (await operations.ask(RUN, { id: data.startClose.id })).data.run,
      (run) => run.status === "REVIEW" || run.status === "FAILED",
      100_000,
    );
  };
  const cases = async () => (await operations.ask(CASES)).data.exceptions.nodes as Case[];

  beforeAll(async () => {
    api = await startApi({
      company: async (deps) => (periodId = (await seedDemo(deps)).endedPeriodId),
      now: Date.parse("2026-11-22T12:00:00Z"),
      users: [person("op", "operations"), person("fin", "finance")],
    });
    operations = await api.signedIn("op@heartwood.example");
    finance = await api.signedIn("fin@heartwood.example");
  });
  afterAll(() => api.stop());

  test("a close finds each kind once, and each can be understood", async () => {
    expect((await close("first")).status).toBe("REVIEW");
    const found = await cases();
    expect(found.map(({ code }) => code).sort()).toEqual([...RESULT_CODES].sort());
    for (const one of found) {
      expect(one.evidence.length, one.code).toBeGreaterThan(0);
      expect(one.actions.map(({ id }) => id)).toContain(ACTIONS[one.code]);
      for (const text of [one.title, one.explanation, one.mend]) expect(text).not.toBe("");
    }
    const blocking = found.map((one) => one.blocking);
    expect(blocking).toEqual([...blocking].sort((a, b) => Number(b) - Number(a)));
  });

  test("each can be resolved, and what changed an input asks for a new computation", async () => {
    for (const { id, code } of await cases()) {
      const answer = await operations.ask(RESOLVE, {
        id,
        action: ACTIONS[code],
        key: `do-${code}`,
      });
      expect(answer.data.resolveException, code).toMatchObject({ state: "RESOLVED" });
      const { history } = answer.data.resolveException;
      expect(history.at(-1).kind).toBe("resolved");
    }
    expect((await cases()).every(({ state }) => state === "RESOLVED")).toBe(true);
  });

  test("computed again, what was mended stays settled, and two people approve", async () => {
    const run = await close("second");
    expect(run).toMatchObject({ status: "REVIEW", stale: false, blockingExceptions: 0 });
    const approve = { run: run.id, hash: run.ledgerHash };
    const first = await operations.ask(APPROVE, { ...approve, key: "one" });
    expect(first.data.approveRun).toEqual({ status: "REVIEW" });
    const second = await finance.ask(APPROVE, { ...approve, key: "two" });
    expect(second.data.approveRun).toEqual({ status: "APPROVED" });
  });
});

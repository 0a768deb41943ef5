/** The office's stories: operations closes a period, mends what blocks it, two people approve. */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsOf, openBrowser, settled, signIn, visitor, type Visitor } from "./browser.ts";
import { type DemoPlatform, startDemo } from "./demo-platform.ts";

let platform: DemoPlatform;
let browser: Browser;
const people = new Map<string, Visitor>();

/** The page of one of the demo's people, each in a browser of their own. */
async function pageOf(who: string): Promise<Page> {
  const known = people.get(who);
  if (known) return known.page;
  const fresh = await visitor(browser, platform.url);
  people.set(who, fresh);
  await signIn(fresh.page, who);
  return fresh.page;
}

const closePath = () => `/close/${platform.demo.endedPeriodId}`;

beforeAll(async () => {
  [platform, browser] = await Promise.all([startDemo(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

/** Chooses an action by its words, says why, and waits until the case is settled. */
async function resolve(page: Page, action: string): Promise<void> {
  await page.getByRole("radio", { name: action, exact: true }).check();
  await page.getByLabel("Why", { exact: true }).fill("Looked at with the person's leader.");
  await page.getByRole("button", { name: action, exact: true }).click();
  await page.getByRole("heading", { name: "Settled" }).waitFor();
}

async function openCase(page: Page, title: string): Promise<void> {
  await page.goto("/exceptions?state=all");
  await page.getByRole("list", { name: "Exceptions" }).getByRole("link", { name: title }).click();
  await page.getByRole("heading", { level: 2, name: title }).waitFor();
}

/** Starts a run, and waits until it is in review. */
async function compute(page: Page, button: string | RegExp): Promise<void> {
  await page.goto(closePath());
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("heading", { name: "Approval", exact: true }).waitFor({ timeout: 60_000 });
  await settled(page);
}

describe("operations", () => {
  test("sees at once which period is due, and starts its close", async () => {
    const page = await pageOf("operations");
    await settled(page);
    expect(await page.locator("main").innerText()).toContain("The close has not been started");
    expect(await faultsOf(page, "close")).toEqual([]);
    await compute(page, /^Start the close/);
    const text = await page.locator("main").innerText();
    expect(text).toContain("4 exceptions block the approval");
    expect(text).toContain("By bonus");
    expect(text).toMatch(/Approve \d+ commissions, [\d,]+\.\d\d EUR/);
    expect(await page.getByRole("button", { name: /^Approve/ }).isDisabled()).toBe(true);
    expect(await faultsOf(page, "period")).toEqual([]);
  });

  test("walks the exceptions by j and k, assigns and comments one", async () => {
    const page = await pageOf("operations");
    await page.getByRole("link", { name: "Resolve them" }).click();
    await settled(page);
    expect(await faultsOf(page, "exceptions")).toEqual([]);
    await page.keyboard.press("j");
    await page.getByRole("article").waitFor();
    const first = new URL(page.url()).searchParams.get("case");
    await page.keyboard.press("j");
    await page.waitForURL((url) => url.searchParams.get("case") !== first);
    await page.keyboard.press("k");
    await page.waitForURL((url) => url.searchParams.get("case") === first);
    await page.getByRole("heading", { name: "Evidence" }).waitFor();
    await page.getByLabel("Looked after by").first().click();
    await page.getByRole("option", { name: "Operations lead" }).click();
    await page.getByText("assigned").first().waitFor();
    await page.getByLabel("Comment").fill("Asked the leader about it.");
    await page.getByRole("button", { name: "Comment" }).click();
    await page.getByText("Asked the leader about it.").waitFor();
    expect(await faultsOf(page, "exception")).toEqual([]);
  });

  test("resolves three that block, and proposes to waive the fourth", async () => {
    const page = await pageOf("operations");
    await openCase(page, "Title above what was earned");
    await resolve(page, "Keep the title");
    await openCase(page, "Rank jumped");
    await resolve(page, "Confirm the rank");
    await openCase(page, "Return larger than its order");
    await resolve(page, "Accept the clipped return");
    await openCase(page, "Not placed");
    await page.getByRole("button", { name: "Waive it instead" }).click();
    await page.getByLabel("Reason of the waiver").fill("He is placed next month with his team.");
    await page.getByRole("button", { name: "Propose the waiver" }).click();
    await page.getByRole("heading", { name: "Confirm the waiver" }).waitFor();
    expect(await faultsOf(page, "exception-waiver")).toEqual([]);
  });
});

describe("finance", () => {
  test("confirms the waiver as the second person", async () => {
    const page = await pageOf("finance");
    await openCase(page, "Not placed");
    await page.getByLabel("Reason of the waiver").fill("Agreed: nothing hangs on it this month.");
    await page.getByRole("button", { name: "Confirm the waiver" }).click();
    await page.getByRole("heading", { name: "Settled" }).waitFor();
  });

  test("approves second, and the amounts are approved", async () => {
    const operations = await pageOf("operations");
    await operations.goto(closePath());
    await operations.getByRole("button", { name: /^Approve \d/ }).click();
    await operations.getByText("Waiting for the second approval, by a finance").waitFor();
    const page = await pageOf("finance");
    await page.goto(closePath());
    await settled(page);
    expect(await page.locator("main").innerText()).toContain("Operations lead");
    expect(await faultsOf(page, "period-second-approval")).toEqual([]);
    await page.getByRole("button", { name: /^Approve \d/ }).click();
    await page.getByText("Finance approver,").waitFor();
    await page.locator("header").getByText("approved").first().waitFor();
  });

  test("opens a commission among all, down to the statement that explains it", async () => {
    const page = await pageOf("finance");
    await page.goto(closePath());
    await page.getByLabel("Find a person among the commissions").fill("D1003");
    await page.getByRole("table", { name: "Commissions" }).getByText("D1003").first().waitFor();
    await page.getByRole("table", { name: "Commissions" }).getByRole("link").first().click();
    await page.getByRole("table", { name: "Paid lines" }).waitFor();
    expect(await faultsOf(page, "statement-of-person")).toEqual([]);
  });
});

describe("a revision", () => {
  test("accepts a late order into the approved period, and compares person by person", async () => {
    const page = await pageOf("operations");
    await openCase(page, "Order after the cut-off");
    await resolve(page, "Accept it into its own period");
    await page.goto(closePath());
    await page.getByRole("button", { name: /^Revise/ }).click();
    await page.getByLabel("Why", { exact: false }).fill("An order that the shop sent late.");
    await settled(page);
    expect(await faultsOf(page, "start-revision")).toEqual([]);
    await page.getByRole("button", { name: "Start the revision" }).click();
    const table = page.getByRole("table", { name: "Whom the revision changes" });
    await table.waitFor({ timeout: 120_000 });
    await settled(page);
    expect(await page.locator("main").innerText()).toContain("An order that the shop sent late.");
    expect(await faultsOf(page, "revision")).toEqual([]);
    // The late order raised what the kept title pays, so that case is asked again.
    await page.getByRole("link", { name: "Title above what was earned" }).click();
    await resolve(page, "Keep the title");
    await page.goto(closePath());
    await page.getByRole("button", { name: /^Approve revision 1/ }).click();
    await page.getByText("Waiting for the second approval, by a finance").waitFor();
  });

  test("is approved by finance, lands in the open period, and the statement shows both", async () => {
    const page = await pageOf("finance");
    await page.goto(closePath());
    await page.getByRole("button", { name: /^Approve revision 1/ }).click();
    await page.getByText("Finance approver,").waitFor();
    const table = page.getByRole("table", { name: "Whom the revision changes" });
    await table.getByRole("link").first().click();
    await page.getByRole("table", { name: "Corrected since it was paid" }).waitFor();
    await settled(page);
    expect(await faultsOf(page, "statement-corrected")).toEqual([]);
    await page
      .getByRole("table", { name: "Corrected since it was paid" })
      .getByRole("link")
      .first()
      .click();
    await page.getByRole("table", { name: "Adjustments of earlier periods" }).waitFor();
    await settled(page);
    expect(await faultsOf(page, "statement-adjusted")).toEqual([]);
  });
});

describe("the rest of the office", () => {
  test("finds a person, and shows them in the tree", async () => {
    const page = await pageOf("operations");
    await page.goto("/people");
    await page.getByLabel("Find a person by name or id").fill("Ulrich");
    await page.getByRole("table", { name: "People found" }).getByRole("link").first().waitFor();
    expect(await faultsOf(page, "people")).toEqual([]);
    await page.getByRole("table", { name: "People found" }).getByRole("link").first().click();
    await page.getByRole("link", { name: "Show in the tree" }).click();
    await page.locator("[role=treeitem][aria-selected=true]").waitFor();
  });

  test("imports files, and a faulty import names file, line, column and reason", async () => {
    const page = await pageOf("operations");
    await page.goto("/imports");
    await settled(page);
    expect(await faultsOf(page, "imports")).toEqual([]);
    const files = {
      distributors:
        "id,name,email,country,joinedOn,sponsorId,placementParentId,placementLeg,status,title\n" +
        "X1,Xa Abel,xa@example.com,DE,2026-10-01,NOBODY,,,active,\n",
      customers: "id,name,email,distributorId,enrolledById,kind\n",
      orders:
        "id,buyerId,placedAt,currency,total,qualifyingVolume,commissionableVolume,kind,returnsOrderId\n",
    };
    const inputs = page.locator("input[type=file]");
    for (const [index, [name, text]] of Object.entries(files).entries()) {
      const path = join(tmpdir(), `${name}.csv`);
      writeFileSync(path, text);
      await inputs.nth(index).setInputFiles(path);
    }
    await page.getByRole("button", { name: "Import these 3 files" }).click();
    await page.getByRole("heading", { name: "Faults", exact: true }).waitFor({ timeout: 60_000 });
    const row = await page
      .getByRole("table", { name: "Faults" })
      .getByRole("row")
      .nth(1)
      .innerText();
    expect(row).toMatch(/distributors\.csv\s+2\s+sponsorId/);
    expect(await faultsOf(page, "import")).toEqual([]);
  });

  test("reads the plan as it was written, and opens an order by its id", async () => {
    const page = await pageOf("operations");
    await page.goto("/plan");
    await settled(page);
    expect(await faultsOf(page, "plan")).toEqual([]);
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByLabel("Text of the plan").getByText("bonuses:").waitFor();
    expect(await faultsOf(page, "plan-version")).toEqual([]);
    await page.goto("/orders");
    await page.getByLabel("Order id").fill("late-0001");
    await page.getByRole("button", { name: "Open the order" }).click();
    await page.getByText("Credited to", { exact: true }).waitFor();
  });

  test("the analyst reads periods, runs and the plan, and can do nothing to them", async () => {
    const page = await pageOf("analyst");
    await settled(page);
    const rail = page.getByRole("navigation", { name: "Main" });
    expect((await rail.getByRole("link").allInnerTexts()).map((one) => one.trim())).toEqual([
      "Periods",
      "Plan",
      "Promotions",
    ]);
    await page.goto(closePath());
    await page.getByRole("heading", { name: "Steps", exact: true }).waitFor();
    expect(await page.getByRole("button", { name: /Approve|Compute|Start/ }).count()).toBe(0);
    expect(await faultsOf(page, "analyst-period")).toEqual([]);
    for (const { complaints } of people.values()) expect(complaints).toEqual([]);
  });
});

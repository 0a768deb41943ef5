/** What if: a draft with other rates is tried over the ended month, its pictures and people are read. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDemoPlan } from "../../server/demo/demo.service.ts";
import { arrive, faultsOf, openBrowser, settled, signIn, visitor } from "./browser.ts";
import { type DemoPlatform, startDemo } from "./demo-platform.ts";

let platform: DemoPlatform;
let browser: Browser;
const complaints: string[][] = [];

beforeAll(async () => {
  [platform, browser] = await Promise.all([startDemo(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

async function pageOf(who: string): Promise<Page> {
  const fresh = await visitor(browser, platform.url);
  complaints.push(fresh.complaints);
  await signIn(fresh.page, who);
  return fresh.page;
}

/** The demo's plan with a lower rate for partners and a higher one for their groups: some win, some lose. */
async function draft(): Promise<string> {
  const { text } = await readDemoPlan();
  return text.replace("partner: [10%, 3%]", "partner: [9%, 3%]").replace("rate: 5%", "rate: 6%");
}

let address = "";

describe("another plan over a period, in the pages", () => {
  test("operations tries a draft from the period, and reads what it changes", async () => {
    const page = await pageOf("operations");
    await page.goto(`/close/${platform.demo.endedPeriodId}`);
    await page.getByRole("link", { name: "Try another plan over it" }).click();
    await arrive(page, "Try a plan");
    expect(await faultsOf(page, "what-if-new")).toEqual([]);
    await page.getByText("A draft", { exact: true }).click();
    const text = page.getByLabel("Draft", { exact: true });
    await text.fill("plan: nothing");
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByRole("alert").getByText("It was not tried").waitFor();
    expect(await faultsOf(page, "what-if-draft")).toEqual([]);
    await text.fill(await draft());
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByRole("heading", { level: 1, name: /^What if: .*draft/ }).waitFor();
    await page.getByText("The second opinion agrees in every figure").waitFor({ timeout: 90_000 });
    await settled(page);
    address = page.url();
    for (const table of ["Payout by bonus", "Winners and losers", "By rank", "Person by person"]) {
      expect(await page.getByRole("table", { name: table }).count(), table).toBe(1);
    }
    expect(await page.getByRole("img", { name: /the table/ }).count()).toBe(3);
    expect(await faultsOf(page, "what-if")).toEqual([]);
  });

  test("people are filtered and sorted by the address, and one is opened bonus by bonus", async () => {
    const page = await pageOf("finance");
    await page.goto(`${address}?change=LOSES&order=LIVE_AMOUNT`);
    const people = page.getByRole("table", { name: "Person by person" });
    await people.getByRole("link").first().click();
    await page.getByRole("table", { name: "Bonus by bonus" }).waitFor();
    expect(new URL(page.url()).searchParams.get("person")).toBeTruthy();
    expect(await people.getByText("less", { exact: false }).count()).toBeGreaterThan(0);
    expect(await people.getByText("more", { exact: true }).count()).toBe(0);
    expect(await faultsOf(page, "what-if-person")).toEqual([]);
    await page.reload();
    await page.getByRole("table", { name: "Bonus by bonus" }).waitFor();
  });

  test("the analyst tries a kept version from the plan, and sees sums without people", async () => {
    const page = await pageOf("analyst");
    await page.goto("/plan");
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("link", { name: "Try it over a period" }).click();
    await arrive(page, "Try a plan");
    await page.getByLabel("Period", { exact: true }).first().click();
    await page.getByRole("option").first().click();
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByText("The second opinion agrees in every figure").waitFor({ timeout: 90_000 });
    await settled(page);
    // The live version itself: nobody is paid otherwise.
    await page.getByText("0 / 0").waitFor();
    expect(await page.getByRole("table", { name: "Person by person" }).count()).toBe(0);
    expect(await faultsOf(page, "what-if-analyst")).toEqual([]);
    await page.getByRole("button", { name: "Take it away" }).click();
    await arrive(page, "What if");
    await page.getByRole("table", { name: "What was tried" }).waitFor();
    expect(
      await page.getByRole("table", { name: "What was tried" }).getByRole("link").count(),
    ).toBe(1);
    expect(await faultsOf(page, "what-ifs")).toEqual([]);
    for (const one of complaints) expect(one).toEqual([]);
  });
});

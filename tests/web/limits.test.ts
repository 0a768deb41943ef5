/** The limits of the anomaly checks: finance sets one, operations reads it, both on any screen. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { arrive, faultsOf, openBrowser, signIn, visitor, type Visitor } from "./browser.ts";
import { type DemoPlatform, startDemo } from "./demo-platform.ts";

const TITLE = "Limits of the anomaly checks";
let platform: DemoPlatform;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [platform, browser] = await Promise.all([startDemo(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

async function open(who: string): Promise<Page> {
  const one = await visitor(browser, platform.url);
  visitors.push(one);
  await signIn(one.page, who);
  await one.page.goto("/exceptions");
  await one.page.getByRole("link", { name: "Limits of the checks" }).click();
  await arrive(one.page, TITLE);
  return one.page;
}

const row = (page: Page, title: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title }) });

test("finance sets a share as people write it; what cannot be is refused beside it", async () => {
  const page = await open("finance");
  const share = row(page, "Difference of a bonus's share");
  const field = share.getByRole("textbox");
  expect(await field.inputValue()).toBe("25");
  await field.fill("12.5");
  await share.getByRole("button", { name: /^Set/ }).click();
  await share.getByText("Usually 25 %; from 0 to 1,000 %").waitFor();
  await field.fill("1001");
  await share.getByText("Write a figure from 0 to 1,000 %.").waitFor();
  await field.fill("a tenth");
  await share.getByText("A number with at most 4 decimals.").waitFor();
  expect(await share.getByRole("button", { name: /^Set/ }).isDisabled()).toBe(true);
  await page.reload();
  await arrive(page, TITLE);
  expect(await field.inputValue()).toBe("12.5");
  expect(await row(page, "Days near the end").getByRole("textbox").inputValue()).toBe("7");
  expect(await faultsOf(page, "limits-finance")).toEqual([]);
});

test("operations reads what is in force, and is told who sets it", async () => {
  const page = await open("operations");
  expect(await row(page, "Difference of a bonus's share").innerText()).toContain("12.5 %");
  expect(await row(page, "Money that stops the approval").innerText()).toContain("1,000 EUR");
  expect(await row(page, "Volume of a moved leg").innerText()).toContain("100.00 points");
  expect(await page.getByRole("textbox").count()).toBe(0);
  expect(await page.locator("main").innerText()).toContain("Finance sets them.");
  expect(await faultsOf(page, "limits-operations")).toEqual([]);
});

test("no page complained", () => {
  expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
});

/** The plan's stories: a draft is written with help, tried on its cases, published by two, read by all. */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsOf, openBrowser, settled, signIn, visitor, type Visitor } from "./browser.ts";
import { type DemoPlatform, startDemo } from "./demo-platform.ts";

let platform: DemoPlatform;
let browser: Browser;
const people = new Map<string, Visitor>();
let draftPath = "";

async function pageOf(who: string): Promise<Page> {
  const known = people.get(who);
  if (known) return known.page;
  const fresh = await visitor(browser, platform.url);
  people.set(who, fresh);
  await signIn(fresh.page, who);
  return fresh.page;
}

const editorOf = (page: Page) => page.getByRole("textbox", { name: "Text of the plan" });

beforeAll(async () => {
  [platform, browser] = await Promise.all([startDemo(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

describe("operations", () => {
  test("sees which version holds, and begins the next one", async () => {
    const page = await pageOf("operations");
    await page.goto("/plan");
    await page.getByText("Version 1, in force today").waitFor();
    expect(await faultsOf(page, "plan")).toEqual([]);
    await page.getByRole("button", { name: "Draft the next version" }).click();
    await editorOf(page).waitFor();
    draftPath = new URL(page.url()).pathname;
    await page.getByText("no fault: this is a plan").waitFor();
    expect(await faultsOf(page, "plan-draft")).toEqual([]);
  });

  test("types by keyboard alone: faults as one types, words to choose from, a jump to the place", async () => {
    const page = await pageOf("operations");
    await editorOf(page).focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("thr");
    await page.getByRole("option", { name: /^throttle/ }).waitFor();
    await page.keyboard.press("Escape");
    const fault = page.getByRole("list", { name: "Faults of the text" }).getByRole("button");
    await fault.first().waitFor();
    await page.keyboard.press("ControlOrMeta+Home");
    await fault.first().focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction("document.activeElement?.classList.contains('cm-content')");
    expect(await faultsOf(page, "plan-draft-faults")).toEqual([]);
    await editorOf(page).focus();
    await page.keyboard.press("ControlOrMeta+End");
    for (let i = 0; i < 3; i++) await page.keyboard.press("Backspace");
    await page.getByText("no fault: this is a plan").waitFor();
  });

  test("explains the key under the pointer", async () => {
    const page = await pageOf("operations");
    await editorOf(page).focus();
    await page.keyboard.press("ControlOrMeta+Home");
    await page
      .locator(".cm-line", { hasText: /^effectiveFrom:/ })
      .locator("span")
      .first()
      .hover();
    await page.locator(".hw-help", { hasText: "a date such as 2026-01-01" }).waitFor();
    await page.mouse.move(0, 0);
  });

  test("changes a rate: the change stands there in words, and beside the text in force", async () => {
    const page = await pageOf("operations");
    const text = await page.locator(".cm-content").first().innerText();
    expect(text).toContain("version: 2");
    await page.keyboard.press("Escape");
    await editorOf(page).focus();
    await page.keyboard.press("ControlOrMeta+f");
    await page.locator(".cm-search [name=search]").pressSequentially("share: 45%");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.type("share: 44%");
    await page.getByRole("button", { name: "Caps, company, share" }).waitFor();
    await page.getByRole("list", { name: "Changes: Caps" }).getByText("45 %").waitFor();
    await page.getByText(/^Both texts/).click();
    await page.locator(".cm-mergeView").waitFor();
    await page.getByRole("button", { name: "Save the draft" }).click();
    await page.getByRole("button", { name: "Saved" }).waitFor();
    expect(await faultsOf(page, "plan-draft-changed")).toEqual([]);
  });

  test("adds a folder of cases, and tries all of them with their progress", async () => {
    const page = await pageOf("operations");
    const folder = join(import.meta.dirname, "..", "golden", "gc-14b-company-cap");
    await page.getByLabel("Folder of cases").setInputFiles(folder);
    await page.getByText("gc-14b-company-cap is new.").waitFor();
    await page.getByRole("button", { name: "Try all 5 cases" }).click();
    await page.getByText(/5 cases, all green/).waitFor({ timeout: 180_000 });
    expect(await faultsOf(page, "plan-draft-cases")).toEqual([]);
  }, 240_000);

  test("proposes it, and cannot publish it alone", async () => {
    const page = await pageOf("operations");
    await page.getByLabel("Why this version").fill("The council agreed to 44 %.");
    await page.getByRole("button", { name: "Propose it for publication" }).click();
    await page.getByText("A second person of the other role publishes it.").waitFor();
    expect(await page.getByRole("button", { name: "Publish this version" }).count()).toBe(0);
    expect(await faultsOf(page, "plan-draft-proposed")).toEqual([]);
  });
});

describe("finance and analyst", () => {
  test("finance publishes as the second person, and sees who did what", async () => {
    const page = await pageOf("finance");
    await page.goto("/plan");
    await page.getByRole("table", { name: "Drafts" }).getByRole("link").first().click();
    await page.getByText("The council agreed to 44 %.").waitFor();
    await page.getByRole("button", { name: "Publish this version" }).click();
    await page.getByRole("heading", { name: "Published" }).waitFor();
    await page.getByText("Operations lead").first().waitFor();
    await page.getByRole("list", { name: "Changes: Caps" }).getByText("44 %").waitFor();
    expect(await faultsOf(page, "plan-version")).toEqual([]);
  });

  test("an analyst reads versions, changes and cases, and writes nothing", async () => {
    const page = await pageOf("analyst");
    await page.goto("/plan");
    await page.getByText("Version 1, in force today").waitFor();
    expect(await page.getByRole("button", { name: "Draft the next version" }).count()).toBe(0);
    await page
      .getByRole("table", { name: "Versions of the plan" })
      .getByRole("link")
      .first()
      .click();
    await page.getByText(/5 cases, all green/).waitFor();
    expect(await page.getByRole("button", { name: /^Try / }).count()).toBe(0);
    await page.goto(draftPath);
    await settled(page);
    await page.getByRole("link", { name: "The version" }).waitFor();
    expect(await page.getByRole("button", { name: /^(Save|Publish|Propose)/ }).count()).toBe(0);
    expect(await faultsOf(page, "plan-draft-read")).toEqual([]);
  });
});

test("no page complained", () => {
  expect(
    [...people].flatMap(([who, { complaints }]) => complaints.map((one) => `${who}: ${one}`)),
  ).toEqual([]);
});

/** A distributor's stories: in a real browser, over the demo company in a real Neo4j. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { arrive, DESKTOP, faultsOf, openBrowser, PHONE, visitor, type Visitor } from "./browser.ts";
import { type DemoPlatform, startDemo } from "./demo-platform.ts";

let platform: DemoPlatform;
let browser: Browser;
let me: Visitor;

beforeAll(async () => {
  [platform, browser] = await Promise.all([startDemo(), openBrowser()]);
  me = await visitor(browser, platform.url);
});

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

describe("signing in", () => {
  test("a wrong password is refused in words, and the address stays", async () => {
    const { page } = me;
    await page.goto("/earnings");
    await page.getByLabel("E-mail").fill("distributor@heartwood.example");
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").innerText()).resolves.toContain("No account has this");
    expect(await page.getByLabel("E-mail").inputValue()).toBe("distributor@heartwood.example");
    expect(await faultsOf(page, "sign-in")).toEqual([]);
  });

  test("the right one opens the page that was asked for", async () => {
    const { page } = me;
    await page.getByLabel("Password", { exact: true }).fill("heartwood-demo");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { level: 1, name: "Earnings" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/earnings");
  });
});

describe("a distributor", () => {
  test("sees rank, what is missing, volumes and earnings at home", async () => {
    const { page } = me;
    await page.getByRole("link", { name: "Home" }).click();
    await arrive(page, "Home");
    await page.getByText("Open the statement").waitFor();
    const text = await page.locator("main").innerText();
    for (const part of ["Rank this period", "Earned so far", "EUR", "Personal volume", "Team"]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/For [A-Z]\w+/);
    expect(text).toMatch(/as of \d\d:\d\d:\d\d/);
    const near = page.getByRole("region", { name: "Close to the next rank" });
    await near.getByRole("listitem").first().waitFor();
    const [nearest, ...others] = await near.getByRole("listitem").allTextContents();
    const percent = (text: string) => Number(/([\d.]+)%/.exec(text)?.[1]);
    for (const other of others) expect(percent(other)).toBeLessThanOrEqual(percent(nearest!));
    expect(await faultsOf(page, "home")).toEqual([]);
  });

  test("opens the tree by keyboard: arrows walk, letters find, Enter shows the person", async () => {
    const { page } = me;
    await page.getByRole("link", { name: "Organisation", exact: true }).click();
    const tree = page.getByRole("tree", { name: "Organisation" });
    const own = tree.getByRole("treeitem").first();
    // Root and "Loading…" are two; the third row is a child.
    await tree.getByRole("treeitem").nth(2).waitFor();
    await own.focus();
    await page.keyboard.press("ArrowDown");
    // The focus moves with the next frame, so each key waits for the row it leads to.
    const second = page.locator("[role=treeitem][aria-level='2']:focus");
    const name = (await second.innerText()).split("\n")[0] ?? "";
    await page.keyboard.press("ArrowLeft");
    await page.locator("[role=treeitem][aria-level='1']:focus").waitFor();
    await page.keyboard.press(name.slice(0, 1).toLowerCase());
    await page.locator("[role=treeitem]:focus", { hasText: name }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("complementary", { name: "Person" }).getByText(name).first().waitFor();
    expect(new URL(page.url()).searchParams.get("person")).toBeTruthy();
    expect(await faultsOf(page, "organisation-person")).toEqual([]);
  });

  test("jumps to a person deep below by search, and the way to them is open", async () => {
    const { page } = me;
    await page.goto("/organisation");
    await page.getByLabel("Find a person").fill("an");
    await page.getByRole("option").last().click();
    await page.waitForURL(/person=/);
    const id = new URL(page.url()).searchParams.get("person") ?? "";
    const chosen = page.locator(`[id="row-${id}"]`);
    await chosen.waitFor();
    expect(await chosen.getAttribute("aria-selected")).toBe("true");
    await page.reload();
    await chosen.waitFor();
    expect(await faultsOf(page, "organisation")).toEqual([]);
  });

  test("switches to the placement tree, which has an address of its own", async () => {
    const { page } = me;
    await page.goto("/organisation?tree=PLACEMENT");
    await page.getByRole("treeitem").nth(1).waitFor();
    expect(await page.getByRole("radio", { name: "Placement tree" }).isChecked()).toBe(true);
  });

  test("opens a person's page from the tree", async () => {
    const { page } = me;
    await page.goto("/organisation");
    await page.getByRole("treeitem").nth(2).waitFor();
    await page.getByRole("treeitem").nth(1).click();
    await page.getByRole("link", { name: /^Open / }).click();
    await page.getByRole("heading", { name: "Standing" }).waitFor();
    expect(await faultsOf(page, "person")).toEqual([]);
  });
});

describe("the whole organisation in a picture", () => {
  const drawn = async () => {
    const picture = me.page.locator("[data-drawn]");
    await picture.waitFor();
    return picture;
  };

  test("tells who is under the pointer, walks in by a click and comes back by the way above", async () => {
    const { page } = me;
    await page.goto("/organisation?view=picture");
    await drawn();
    expect(await faultsOf(page, "organisation-sunburst")).toEqual([]);
    await page.getByText("Icicle", { exact: true }).click();
    await page.getByLabel("Width").getByText("People", { exact: true }).click();
    await page.waitForURL(/shape=icicle.*size=people/);
    const picture = await drawn();
    const box = (await picture.boundingBox())!;
    // The widest leg begins on the left of the second row.
    const place = { x: 40, y: box.height * 0.15 };
    await page.mouse.move(box.x + place.x - 5, box.y + place.y);
    await page.mouse.move(box.x + place.x, box.y + place.y);
    const card = picture.locator("strong");
    await card.filter({ hasText: /[a-z]/ }).waitFor();
    const name = await card.innerText();
    await picture.click({ position: place });
    await page.waitForURL(/root=/);
    const way = page.getByRole("navigation", { name: "Way to the middle" });
    await way.getByRole("link", { name }).waitFor();
    await page.getByRole("complementary", { name: "Person" }).getByText(name).first().waitFor();
    await way.getByRole("button", { name: /\(you\)/ }).click();
    await way.getByRole("link", { name: /\(you\)/ }).waitFor();
    expect(await faultsOf(page, "organisation-icicle")).toEqual([]);
  });

  test("shows the way to somebody who is searched for, on a phone too", async () => {
    const { page } = me;
    await page.setViewportSize(PHONE);
    await page.goto("/organisation?view=picture");
    await drawn();
    await page.getByLabel("Find a person").fill("an");
    await page.getByRole("option").last().click();
    await page.waitForURL(/person=/);
    await page.locator("[data-lit='true']").waitFor();
    await page.getByText(/^The way to .+ is lit\.$/).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await faultsOf(page, "organisation-picture-found")).toEqual([]);
    await page.setViewportSize(DESKTOP);
  });
});

describe("why this amount", () => {
  test("from the periods to a statement, its lines, and the way of one up the tree", async () => {
    const { page } = me;
    await page.goto("/earnings");
    await arrive(page, "Earnings");
    expect(await faultsOf(page, "earnings")).toEqual([]);
    await page.getByRole("link", { name: "October 2026" }).click();
    await arrive(page, "Statement, October 2026");
    expect(await page.locator("main").innerText()).toContain("Earned in this period");
    expect(await faultsOf(page, "statement")).toEqual([]);
    await page.getByText("Paid lines").first().click();
    const lines = page.getByRole("table", { name: "Paid lines" });
    await lines.getByRole("link").first().click();
    const why = page.getByRole("complementary", { name: "Why this amount" });
    await why.getByRole("list", { name: /^From .* up to / }).waitFor();
    const text = await why.innerText();
    expect(text).toContain("Sold it: the volume starts here");
    expect(text).toContain("You");
    expect(text).toMatch(/× .*% = /);
    expect(text).toContain("The rule of");
    await page.reload();
    await why.getByText("The way up the tree").waitFor();
    expect(await faultsOf(page, "statement-line")).toEqual([]);
  });

  test("what was not paid says why", async () => {
    const { page } = me;
    await page.goto("/earnings/2026-10");
    await page.getByText("Not paid, and why").first().click();
    await page
      .getByRole("table", { name: "Lines that were not paid" })
      .or(page.getByText("Nothing was passed by"))
      .waitFor();
  });

  test("an order tells everyone it paid and everyone above it did not", async () => {
    const { page } = me;
    await page.getByRole("link", { name: "Orders", exact: true }).click();
    await arrive(page, "Orders");
    expect(await faultsOf(page, "orders")).toEqual([]);
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("heading", { level: 1, name: /^Order / }).waitFor();
    await page.getByText("Commissionable volume").first().waitFor();
    expect(await page.locator("main").innerText()).toMatch(/not paid|Paid/);
    expect(await faultsOf(page, "order")).toEqual([]);
  });

  test("customers are listed, and an unknown address leads on", async () => {
    const { page } = me;
    await page.getByRole("link", { name: "Customers" }).click();
    await arrive(page, "Customers");
    expect(await faultsOf(page, "customers")).toEqual([]);
    await page.goto("/nowhere");
    await page.getByRole("link", { name: "Go to the first page" }).click();
    await page.getByRole("heading", { level: 1, name: "Home" }).waitFor();
  });

  test("nobody outside the own organisation is shown, and no office page is in the rail", async () => {
    const { page } = me;
    await page.goto("/people/D1001");
    await page.getByText("Nobody with this id").waitFor();
    const rail = page.getByRole("navigation", { name: "Main" });
    expect((await rail.getByRole("link").allInnerTexts()).map((one) => one.trim())).toEqual([
      "Home",
      "Organisation",
      "Earnings",
      "Orders",
      "Customers",
      "Promotions",
    ]);
    expect(me.complaints).toEqual([]);
  });
});

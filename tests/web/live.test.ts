/** Figures move on open pages without a reload, and catch up after a lost connection. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { arrive, faultsOf, openBrowser, signIn, visitor, type Visitor } from "./browser.ts";
import { type DemoPlatform, startDemo } from "./demo-platform.ts";

let platform: DemoPlatform;
let browser: Browser;
let me: Visitor;
let office: Visitor;
let sold = 0;

beforeAll(async () => {
  [platform, browser] = await Promise.all([startDemo(), openBrowser()]);
  [me, office] = await Promise.all([
    visitor(browser, platform.url),
    visitor(browser, platform.url),
  ]);
  await signIn(me.page, "distributor");
  await signIn(office.page, "operations");
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

/** What staff are answered. */
async function ask(query: string, variables: object) {
  const response = await office.page.request.post("/graphql", { data: { query, variables } });
  return ((await response.json()) as { data: never }).data;
}

/** Hands an order of the showcase's distributor, or of another, over, as a shop does. */
async function sell(points: string, buyerId = platform.demo.showcase.id): Promise<void> {
  sold += 1;
  const order = {
    ...{ id: `live-${sold}`, buyerId, kind: "order", currency: "EUR" },
    placedAt: new Date().toISOString(),
    ...{ total: points, qualifyingVolume: points, commissionableVolume: points },
  };
  const query = `mutation ($orders: [NewOrder!]!) { recordOrders(orders: $orders) { __typename } }`;
  expect(await ask(query, { orders: [order] })).toEqual({
    recordOrders: { __typename: "OrdersRecorded" },
  });
}

/** The figure under a label of the page, in hundredths of a point. */
async function figure(label: string): Promise<number> {
  const text = await me.page.getByText(label, { exact: true }).locator("..").innerText();
  const [, points = ""] = /([\d,.]+)\s*pts/.exec(text) ?? [];
  return Math.round(Number(points.replaceAll(",", "")) * 100);
}

async function becomes(label: string, wanted: number): Promise<void> {
  const end = performance.now() + 20_000;
  while ((await figure(label)) !== wanted) {
    if (performance.now() > end) expect(await figure(label)).toBe(wanted);
    await me.page.waitForTimeout(50);
  }
}

test("an order moves the figures of the open page, marked, without a reload", async () => {
  const { page } = me;
  await arrive(page, "Home");
  await page.evaluate("window.still = true");
  const [own, total] = [await figure("Personal volume"), await figure("Total volume")];
  const asked = performance.now();
  await sell("123.45");
  await becomes("Personal volume", own + 123_45);
  const took = Math.round(performance.now() - asked);
  await becomes("Total volume", total + 123_45);
  console.log(`from the order to the page: ${took} ms`);
  await page.locator("[data-moved]").first().waitFor();
  await page.locator("[data-moved]").first().waitFor({ state: "detached" });
  expect(await page.evaluate("window.still")).toBe(true);
});

test("somebody whom I sponsor reaches a rank, and my page tells it", async () => {
  const { page } = me;
  const { distributor } = await ask(LEGS, { id: platform.demo.showcase.id });
  const { nodes } = (distributor as { children: { nodes: Leg[] } }).children;
  const recruit = nodes.find(({ status, standing }) => status === "ACTIVE" && !standing?.paidAs);
  if (recruit === undefined) throw new Error("Everybody whom the showcase sponsors has a rank.");
  await sell("150.00", recruit.id);
  const card = page.locator("section", {
    has: page.getByRole("heading", { name: "Ranks reached" }),
  });
  await card.getByRole("link", { name: recruit.name }).waitFor();
  expect(await card.innerText()).toMatch(/reached\s+Partner/);
  expect(await faultsOf(page, "home-ranks")).toEqual([]);
});

interface Leg {
  id: string;
  name: string;
  status: string;
  standing: { paidAs: { id: string } | null } | null;
}
const LEGS = `query ($id: ID!) { distributor(id: $id) {
  children(tree: SPONSOR, first: 100) { nodes { id name status standing { paidAs { id } } } }
} }`;

test("after a lost connection the page catches up by itself", async () => {
  const { page, context } = me;
  const own = await figure("Personal volume");
  await context.setOffline(true);
  await sell("10.00");
  await page.waitForTimeout(1_500);
  expect(await figure("Personal volume")).toBe(own);
  await context.setOffline(false);
  await becomes("Personal volume", own + 10_00);
  expect(await page.evaluate("window.still")).toBe(true);
});

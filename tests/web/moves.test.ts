/** Moves: operations sees what another place would do, makes the move by mouse and by keyboard alone, and takes it back. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { arrive, faultsOf, openBrowser, settled, signIn, visitor } from "./browser.ts";
import { type DemoPlatform, startDemo } from "./demo-platform.ts";

let platform: DemoPlatform;
let browser: Browser;
let page: Page;
const complaints: string[][] = [];

/** Who is moved, where they stand, and where they go to: a crossline of theirs. */
let cast: { me: Named; sponsor: Named; other: Named; below: Named };
interface Named {
  id: string;
  name: string;
}

async function pageOf(who: string): Promise<Page> {
  const fresh = await visitor(browser, platform.url);
  complaints.push(fresh.complaints);
  await signIn(fresh.page, who);
  return fresh.page;
}

async function ask<T>(query: string): Promise<T> {
  const answer = await page.request.post("/graphql", { data: { query } });
  const { data } = (await answer.json()) as { data: T };
  return data;
}

interface Below {
  children: { edges: { node: Named }[] };
}

async function childrenOf(id: string): Promise<Named[]> {
  const { distributor } = await ask<{ distributor: Below }>(
    `{ distributor(id: "${id}") { children(tree: SPONSOR, first: 20) { edges { node { id name } } } } }`,
  );
  return distributor.children.edges.map(({ node }) => node);
}

async function findCast(): Promise<typeof cast> {
  const showcase = platform.demo.showcase!;
  const { distributor } = await ask<{ distributor: { sponsor: Named } }>(
    `{ distributor(id: "${showcase.id}") { sponsor { id } } }`,
  );
  const other = (await childrenOf(distributor.sponsor.id)).find(({ id }) => id !== showcase.id)!;
  const me = (await childrenOf(showcase.id))[0]!;
  const below = (await childrenOf(me.id))[0]!;
  return { me, sponsor: showcase, other, below };
}

interface Placed extends Named {
  childCount: number;
  upline: { id: string }[];
}

/** Somebody under whom nobody is placed yet, and who is not placed below somebody else. */
async function freeLeaf(notBelow: string): Promise<Named> {
  const { distributor } = await ask<{ distributor: { downline: Placed[] } }>(
    `{ distributor(id: "${platform.demo.showcase!.id}") { downline(tree: PLACEMENT, levels: 10, first: 200) {
      id name childCount(tree: PLACEMENT) upline(tree: PLACEMENT, first: 200) { id } } } }`,
  );
  return distributor.downline.find(
    ({ id, childCount, upline }) =>
      id !== notBelow && childCount === 0 && !upline.some((one) => one.id === notBelow),
  )!;
}

beforeAll(async () => {
  [platform, browser] = await Promise.all([startDemo(), openBrowser()]);
  page = await pageOf("operations");
  cast = await findCast();
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

const places = () => page.getByRole("region", { name: "Places" });

/** Goes on by the Tab key alone until something has the focus. */
async function tabTo(what: Locator): Promise<void> {
  await what.waitFor({ state: "attached" });
  const here = () =>
    what.evaluate((one) => one === (globalThis as never as Window).document.activeElement);
  for (let steps = 0; steps < 80; steps += 1) {
    if (await here()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The Tab key does not lead there.");
}
interface Window {
  document: { activeElement: unknown };
}

describe("a move", () => {
  test("is opened from the person, and says first what it does", async () => {
    const { me, other } = cast;
    await page.goto(`/people/${me.id}`);
    await arrive(page, me.name);
    await page.getByRole("link", { name: "Move…" }).click();
    await arrive(page, `Move ${me.name}`);
    expect(await faultsOf(page, "move")).toEqual([]);
    await page.getByLabel("New sponsor").fill(other.name);
    await page.getByRole("option", { name: other.id }).click();
    const table = page.getByRole("table", { name: /^Who stands otherwise in/ }).last();
    await table.getByText(other.name).first().waitFor();
    expect(await table.innerText()).toMatch(/more[\s\S]*less|less[\s\S]*more/);
    await page
      .getByText(/What bonuses pay: it is settled/)
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get("to")).toBe(other.id);
    expect(await faultsOf(page, "move-preview")).toEqual([]);
  });

  test("is made by its button, whose words say it, and can be seen in the tree", async () => {
    const { me, other } = cast;
    const button = page.getByRole("button", {
      name: new RegExp(`^Move ${me.name} and .* below under ${other.name}`),
    });
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel("Why").fill("Enrolled by another");
    await button.click();
    const notice = page.getByRole("status").filter({ hasText: "Moved" });
    await notice.getByText(`${me.name} stands under ${other.name} now.`).waitFor();
    expect(await faultsOf(page, "move-made")).toEqual([]);
    await notice.getByRole("link", { name: "Show in the tree" }).click();
    await page.locator(`[id="row-${me.id}"][aria-selected=true]`).waitFor();
  });

  test("stands in the person's places with who and why, and is undone there", async () => {
    const { me, sponsor, other } = cast;
    await page.goto(`/people/${me.id}`);
    await places().getByText("by Operations lead on", { exact: false }).waitFor();
    expect(await places().innerText()).toContain("Enrolled by another");
    await places()
      .getByRole("button", { name: `Undo the move under ${other.name}` })
      .click();
    await places().getByLabel("Why it is undone").fill("It was right before");
    expect(await faultsOf(page, "person-places")).toEqual([]);
    await places()
      .getByRole("button", { name: `Put ${me.name} back under ${sponsor.name}` })
      .click();
    await places().getByText("It was right before", { exact: false }).waitFor();
    const now = places().getByRole("listitem").first();
    expect(await now.innerText()).toContain(sponsor.name);
  });

  test("that cannot be made says why, and has no button to press", async () => {
    const { me, below } = cast;
    await page.goto(`/people/${me.id}/move?tree=SPONSOR&to=${below.id}`);
    await page
      .getByRole("alert")
      .getByText("nobody can stand below himself", { exact: false })
      .waitFor();
    await page.getByLabel("Why").fill("By mistake");
    expect(await page.getByRole("button", { name: `Move ${me.name}` }).isDisabled()).toBe(true);
    expect(await faultsOf(page, "move-refused")).toEqual([]);
  });

  test("is made by the keyboard alone, on a free leg of the placement tree", async () => {
    const { other } = cast;
    const leaf = await freeLeaf(other.id);
    await page.goto(`/people/${other.id}/move?tree=PLACEMENT`);
    await arrive(page, `Move ${other.name}`);
    await tabTo(page.getByLabel("Place under"));
    await page.keyboard.type(leaf.id);
    await page.getByRole("option", { name: leaf.id }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/to=/);
    const legs = page.getByRole("radiogroup", { name: "Leg" });
    await legs.waitFor();
    await tabTo(legs.getByRole("radio").first());
    await page.keyboard.press("Space");
    await page.waitForURL(/leg=/);
    await settled(page);
    await tabTo(page.getByLabel("Why"));
    await page.keyboard.type("There was room");
    const button = page.getByRole("button", {
      name: new RegExp(`^Move ${other.name}.* under ${leaf.name}, \\w+ leg`),
    });
    await tabTo(button);
    await page.keyboard.press("Enter");
    const notice = page.getByRole("status").filter({ hasText: "Moved" });
    await notice.waitFor();
    expect(
      await notice.evaluate(
        (one) => one === (globalThis as never as Window).document.activeElement,
      ),
    ).toBe(true);
  });
});

test("a distributor has no such button, and the page says whose it is", async () => {
  const mine = await pageOf("distributor");
  await mine.goto(`/people/${cast.me.id}`);
  await arrive(mine, cast.me.name);
  expect(await mine.getByRole("link", { name: "Move…" }).count()).toBe(0);
  expect(await mine.getByRole("heading", { name: "Places" }).count()).toBe(0);
  await mine.goto(`/people/${cast.me.id}/move`);
  await mine.getByText("Operations moves people").waitFor();
  expect(await faultsOf(mine, "move-distributor")).toEqual([]);
});

test("no page complained", () => {
  expect(complaints.flat()).toEqual([]);
});

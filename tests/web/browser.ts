/** A browser for the stories: signs people in, and looks at each page with axe at desktop and phone size. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const PASSWORD = "heartwood-demo";

const PICTURES = join(import.meta.dirname, "..", ".artifacts", "web");

/** Chromium as `npm test` found it. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROME_PATH"];
  if (!executablePath)
    throw new Error("No browser was found: set CHROME_PATH or install Chromium.");
  mkdirSync(PICTURES, { recursive: true });
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What the page complained about; a story ends with none. */
  complaints: string[];
}

/** Somebody at a fresh browser, not signed in, whose pages' own errors are kept. */
export async function visitor(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: DESKTOP,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(40_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Signs in as one of the demo's people: distributor, operations, finance or analyst. */
export async function signIn(page: Page, who: string): Promise<void> {
  await page.goto("/");
  await page.getByLabel("E-mail").fill(`${who}@heartwood.example`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Main" }).waitFor();
}

/** Waits until nothing on the page is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
}

/** Waits for the page of this title, and for what it loads. */
export async function arrive(page: Page, title: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
  await settled(page);
}

/** Axe's findings and sideways scrolling at both sizes, in words; a picture of each is kept. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await settled(page);
    await page.screenshot({ path: join(PICTURES, `${name}-${size}.png`) });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) {
      faults.push(`${name} ${size}: ${id} at ${nodes[0]?.target.join(" ")}`);
    }
    const beyond = await page
      .locator("html")
      .evaluate((html: { scrollWidth: number; clientWidth: number }) => {
        return html.scrollWidth - html.clientWidth;
      });
    if (beyond > 0) faults.push(`${name} ${size}: ${beyond} px wider than the window`);
  }
  await page.setViewportSize(DESKTOP);
  return faults;
}

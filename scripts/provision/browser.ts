/** A Chrome or Chromium for the browser stories. */
import { existsSync } from "node:fs";
import { installPackages } from "./apt.ts";
import { join } from "node:path";
import { cachePath, projectFolder } from "./place.ts";
import { isProgram, onPath, runProgram, SetupError, type Progress } from "./process.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const macApps = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser's path: CHROME_PATH, an installed one, apt's, then Playwright's own download. */
export async function findBrowser(progress: Progress): Promise<string> {
  const given = process.env.CHROME_PATH;
  if (given !== undefined && given !== "") {
    if (isProgram(given)) return given;
    throw new SetupError(`CHROME_PATH (${given}) is not a program.`);
  }
  const installed = installedBrowser();
  if (installed !== undefined) return installed;
  if (await installPackages(["chromium"], progress)) {
    const fresh = installedBrowser();
    if (fresh !== undefined) return fresh;
  }
  const downloaded = await byPlaywright(progress);
  if (downloaded !== undefined) return downloaded;
  throw new SetupError(
    "No browser for the browser stories: set CHROME_PATH, or install Chrome or Chromium.",
  );
}

function installedBrowser(): string | undefined {
  const apps = macApps.find((path) => isProgram(path));
  return names.map((name) => onPath(name)).find((path) => path !== undefined) ?? apps;
}

async function byPlaywright(progress: Progress): Promise<string | undefined> {
  progress("Downloading Chromium (by Playwright)");
  process.env.PLAYWRIGHT_BROWSERS_PATH = cachePath("browsers");
  const cli = join(projectFolder, "node_modules", "playwright-core", "cli.js");
  const { code } = await runProgram(process.execPath, [cli, "install", "chromium"]);
  if (code !== 0) return undefined;
  const { chromium } = await import("playwright-core");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

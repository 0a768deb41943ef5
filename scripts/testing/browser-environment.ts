/** What the browser stories need besides the databases: a browser, and the built pages. */
import { findBrowser } from "../provision/browser.ts";
import { SetupError, type Progress } from "../provision/process.ts";
import { buildGraphiql, buildWeb } from "../provision/web-build.ts";

/** CHROME_PATH, WEB_DIST and GRAPHIQL_DIST for the stories; without a browser they fail, saying so. */
export async function browserEnvironment(progress: Progress): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = {
    WEB_DIST: await buildWeb(progress),
    GRAPHIQL_DIST: await buildGraphiql(progress),
  };
  try {
    env.CHROME_PATH = await findBrowser(progress);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    progress(error.message);
  }
  return env;
}

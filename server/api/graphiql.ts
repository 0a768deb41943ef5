/** A query page for development: documents in, answers out, nothing loaded from elsewhere. */
import { Router } from "express";

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Heartwood queries</title>
    <style>
      body { font: 14px/1.5 system-ui; margin: 1rem; display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
      textarea { width: 100%; height: 60vh; font: 13px/1.5 monospace; }
      pre { overflow: auto; height: 90vh; background: #f6f6f4; margin: 0; padding: 1rem; }
    </style>
  </head>
  <body>
    <form id="form">
      <label>Query<textarea id="query">{ me { name roles } }</textarea></label>
      <label>Variables (JSON)<textarea id="variables" style="height: 12vh">{}</textarea></label>
      <button>Run</button>
    </form>
    <pre id="answer" aria-live="polite"></pre>
    <script src="/graphiql/page.js"></script>
  </body>
</html>`;

const script = `
document.getElementById("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = document.getElementById("answer");
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        query: document.getElementById("query").value,
        variables: JSON.parse(document.getElementById("variables").value || "{}"),
      }),
    });
    answer.textContent = JSON.stringify(await response.json(), null, 2);
  } catch (error) {
    answer.textContent = String(error);
  }
});`;

/** The page and its script. */
export function graphiql(): Router {
  const router = Router();
  router.get("/", (_request, response) => void response.type("html").send(page));
  router.get("/page.js", (_request, response) => void response.type("js").send(script));
  return router;
}

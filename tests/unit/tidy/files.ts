/** The files of the project that people write, as the tidy tests see them. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

const left = /(^|\/)(node_modules|\.git|\.cache|\.data|dist|out|\.artifacts)(\/|$)/;

/** Paths from the project's root: what git knows or would add; without git, what lies there. */
export function projectFiles(): string[] {
  return [...new Set(listed())]
    .filter((path) => !left.test(path) && existsSync(root + path))
    .sort();
}

function listed(): string[] {
  const asked = ["ls-files", "-co", "--exclude-standard", "-z"];
  const git = spawnSync("git", asked, { cwd: root, encoding: "utf8" });
  // An archive has no repository, and git may be missing or refuse somebody else's folder.
  return git.status === 0 ? git.stdout.split("\0").filter(Boolean) : walked("");
}

function walked(folder: string): string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name;
    if (left.test(path)) return [];
    return entry.isDirectory() ? walked(`${path}/`) : [path];
  });
}

const texts = new Map<string, string>();

/** The text of a file, read once. */
export function textOf(path: string): string {
  const known = texts.get(path) ?? readFileSync(root + path, "utf8");
  texts.set(path, known);
  return known;
}

/** Source without comments, so that prose about a rule does not break it. */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, "");
}

/** The project's own files that a source file imports, as paths from the root. */
export function importsOf(path: string): string[] {
  const found = withoutComments(textOf(path)).matchAll(
    /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g,
  );
  return [...found].map(([, to]) => normalize(join(dirname(path), to!)));
}

/** The folder of a path below `base`, or null for a file that lies in `base` itself. */
export function roomOf(base: string, path: string): string | null {
  if (!path.startsWith(base)) return null;
  const [room, ...rest] = path.slice(base.length).split("/");
  return rest.length === 0 ? null : room!;
}

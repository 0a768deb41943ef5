/** The rules of the house as tests; what a linter can see is in eslint.config.mjs. */
import { describe, expect, test } from "vitest";
import { cypherTable } from "../scripts/cypher-table.ts";
import {
  bodyOf,
  columnsOfBody,
  columnsOfHeader,
  dynamicVariableLength,
  headerOf,
  parametersOfBody,
  parametersOfHeader,
} from "./unit/tidy/cypher.ts";
import { importsOf, projectFiles, roomOf, textOf, withoutComments } from "./unit/tidy/files.ts";
import {
  DEBTS,
  FILE_LINES_MAX,
  ROOM_FILES_MAX,
  SERVER_ROOMS,
  WEB_PAGE_IMPORTS,
  WEB_SHARED,
} from "./unit/tidy/rooms.ts";

const files = projectFiles();
const serverFiles = files.filter((path) => /^server\/.*\.ts$/.test(path));
const webFiles = files.filter((path) => /^web\/src\/.*\.tsx?$/.test(path));
const queries = files.filter((path) => /^cypher\/.*\.cypher$/.test(path));
const ownQueries = queries.filter((path) => !path.startsWith("cypher/schema/"));
const order = new Map<string, number>(SERVER_ROOMS.map((room, place) => [room, place]));

/** The lines of a file that break a pattern, as "path:line text". */
function linesWith(paths: readonly string[], pattern: RegExp, read = textOf): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split("\n")
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  );
}

/** What is broken beside the known debts, and which debts are not owed any more. */
function beside(found: readonly string[], debts: Record<string, unknown>) {
  const broken = [...new Set(found)].sort();
  return {
    broken: broken.filter((one) => !(one in debts)),
    paidOff: Object.keys(debts).filter((one) => !broken.includes(one)),
  };
}
const nothing = { broken: [], paidOff: [] };

describe("rooms of the server", () => {
  test("every room has its place in the order", () => {
    const rooms = new Set(serverFiles.map((path) => roomOf("server/", path)));
    const known: string[] = [...SERVER_ROOMS];
    expect([...rooms].filter((room) => room !== null && !known.includes(room))).toEqual([]);
    expect(known.filter((room) => !rooms.has(room))).toEqual([]);
  });

  test("imports go up only, so there are no cycles", () => {
    const found = serverFiles.flatMap((path) => {
      const from = roomOf("server/", path);
      if (from === null) return [];
      return importsOf(path).flatMap((target) => {
        const to = roomOf("server/", target);
        if (to === null) return [`${from} -> ${target}`];
        return to === from || order.get(to)! < order.get(from)! ? [] : [`${from} -> ${to}`];
      });
    });
    expect(beside(found, DEBTS.imports)).toEqual(nothing);
  });

  test("the second opinion leans on plan and money only, and on the graph where it reads", () => {
    const found = serverFiles
      .filter((path) => path.startsWith("server/second-opinion/"))
      .flatMap((path) => importsOf(path).map((target) => [path, roomOf("server/", target)!]))
      .filter(([, room]) => !["plan", "money", "second-opinion"].includes(room!))
      .map(([path, room]) => `${path} -> ${room}`)
      .filter((one) => !/^server\/second-opinion\/(ask|store\/[a-z-]+)\.ts -> graph$/.test(one));
    expect(found).toEqual([]);
  });

  test("the second computation of promotions shares only the types of the text", () => {
    const second = serverFiles.filter((one) => one.startsWith("server/promotion/second/"));
    const found = second.flatMap((one) => importsOf(one).map((to) => `${one} -> ${to}`));
    const allowed = / -> server\/promotion\/(second\/|promotion\.ts)|facts\.ts -> server\/graph\//;
    expect(found.filter((one) => !allowed.test(one))).toEqual([]);
  });

  test("the ground knows neither HTTP nor GraphQL, and money and plan know no database", () => {
    const pure = serverFiles.filter((path) => /^server\/(money|plan|company-file)\//.test(path));
    expect(linesWith(pure, /from "(neo4j-driver|graphql|type-graphql|express|bull)/)).toEqual([]);
    const drivers = serverFiles.filter((path) => !path.startsWith("server/graph/"));
    expect(linesWith(drivers, /from "neo4j-driver"/)).toEqual([]);
  });

  test("no room has more than twelve files", () => {
    const counts = new Map<string, number>();
    for (const path of serverFiles.filter((one) => one.split("/").length === 3)) {
      const room = roomOf("server/", path)!;
      counts.set(room, (counts.get(room) ?? 0) + 1);
    }
    const found = [...counts].filter(
      ([room, count]) => count > (DEBTS.fullRooms[room] ?? ROOM_FILES_MAX),
    );
    expect(found).toEqual([]);
  });

  test("nothing imports the programs", () => {
    const programs = /^server\/(main|setup|worker)\.ts$/;
    const found = serverFiles
      .filter((path) => !programs.test(path))
      .flatMap((path) => importsOf(path).filter((target) => programs.test(target)));
    expect(found).toEqual([]);
  });
});

describe("folders of the web", () => {
  test("api and ui lean on nothing of ours, tree on both, and no page on another", () => {
    const found = webFiles.flatMap((path) => {
      const from = roomOf("web/src/", path);
      if (from === null) return [];
      const allowed = WEB_SHARED[from] ?? WEB_PAGE_IMPORTS;
      return importsOf(path).flatMap((target) => {
        const to = roomOf("web/src/", target) ?? target;
        return to === from || allowed.includes(to) ? [] : [`${from} -> ${to}`];
      });
    });
    expect(beside(found, DEBTS.webImports)).toEqual(nothing);
  });

  test("the web takes nothing from the server but its schema", () => {
    const found = webFiles.flatMap((path) =>
      importsOf(path).filter((target) => !target.startsWith("web/")),
    );
    expect(found).toEqual([]);
  });
});

describe("queries", () => {
  test.each(ownQueries)("%s opens with its question, parameters, returns and a try", (path) => {
    const { question, parameters, returns, tries } = headerOf(textOf(path));
    expect(question).toMatch(/^[A-Z].*[.?:]$/);
    expect(parameters).not.toBe("");
    expect(returns).not.toBe("");
    expect(tries).toMatch(/^:params? \{.*\}$/);
  });

  test.each(ownQueries)("%s says its parameters and columns as the body has them", (path) => {
    const text = textOf(path);
    const header = headerOf(text);
    const columns = columnsOfHeader(header).sort();
    expect(parametersOfHeader(header)).toEqual(parametersOfBody(text));
    expect(columns).toEqual(columnsOfBody(text).sort());
  });

  test("every schema file says in its first line what it adds", () => {
    const schema = queries.filter((path) => path.startsWith("cypher/schema/"));
    for (const path of schema) expect(textOf(path)).toMatch(/^\/\/ [A-Z]/);
  });

  test("each is read by the room of its folder and by no other", () => {
    const found: string[] = [];
    const read = new Set<string>();
    for (const path of serverFiles) {
      for (const query of queriesIn(path)) {
        read.add(query);
        const room = roomOf("server/", path) ?? path;
        if (query.split("/")[0] !== room) found.push(`${room}: ${query}`);
      }
    }
    const names = ownQueries.map((path) => path.slice("cypher/".length, -".cypher".length));
    expect(names.filter((name) => !read.has(name))).toEqual([]);
    expect(beside(found, DEBTS.foreignQueries)).toEqual(nothing);
  });

  test("no text of a query stands outside a .cypher file", () => {
    const pattern = /["'`].*\b(MATCH|MERGE|CREATE|DETACH DELETE|UNWIND)\s*[({$\w]/;
    const source = (path: string) => withoutComments(textOf(path));
    expect(linesWith(serverFiles, pattern, source)).toEqual([]);
  });

  test("no type is chosen at run time in a variable-length pattern", () => {
    expect(ownQueries.filter((path) => dynamicVariableLength.test(bodyOf(textOf(path))))).toEqual(
      [],
    );
    expect(dynamicVariableLength.test("MATCH (a)-[:$($tree)*1..]->(b)")).toBe(true);
  });

  test("the table of cypher/README.md is up to date (npx tsx scripts/cypher-table.ts)", () => {
    expect(cypherTable()).toEqual(textOf("cypher/README.md"));
  });
});

/** Names of queries in a source file; a template such as `genealogy/by-${x}` stands for all that fit. */
function queriesIn(path: string): string[] {
  const names = ownQueries.map((one) => one.slice("cypher/".length, -".cypher".length));
  const strings = withoutComments(textOf(path)).matchAll(/["`]([a-z-]+\/[a-z-]+)(["`]|\$\{)/g);
  return [...strings].flatMap(([, text, end]) =>
    names.filter((name) => (end === "${" ? name.startsWith(text!) : name === text)),
  );
}

describe("figures", () => {
  const source = (path: string) => withoutComments(textOf(path));

  test("no float comes near money, volume or rate in a room", () => {
    const floats = /Math\.round|\.toFixed\(|parseFloat|\bFloat(32|64)Array/;
    const figure = "minor|amount|volume|hundredths|ppm|rate|qualifying|commissionable|cents";
    const made = new RegExp(`\\bNumber\\([^)]*(${figure})`, "i");
    expect(linesWith(serverFiles, floats, source)).toEqual([]);
    expect(linesWith(serverFiles, made, source)).toEqual([]);
  });

  test("no query makes a float: no decimals, toFloat or round", () => {
    const floats = /\btoFloat|\bround\(|\bavg\(|[^.\w]\d+\.\d/;
    expect(linesWith(ownQueries, floats, bodyOf)).toEqual([]);
  });
});

describe("every file", () => {
  const made = /^(package-lock\.json|schema\.graphql|LICENSE|docs\/.*\.json|.*\/generated\/)/;
  const text = /\.(ts|tsx|mjs|py|css|cypher|graphql|md|yaml|yml|json|html|xml|svg|lock|csv)$/;
  const written = files.filter((path) => text.test(path) || !/\.\w+$/.test(path));

  test("is under 300 lines", () => {
    const code = files.filter((path) => /\.(ts|tsx|mjs|py|css|cypher)$/.test(path));
    const found = code
      .filter((path) => !made.test(path) && !path.includes("/generated/"))
      .filter((path) => !/eslint-disable max-lines\b(?!-)/.test(textOf(path)))
      .map((path) => ({ path, lines: textOf(path).split("\n").length - 1 }))
      .filter(({ lines }) => lines >= FILE_LINES_MAX);
    expect(found).toEqual([]);
  });

  test("leaves nothing for later in a comment", () => {
    const later = new RegExp(`\\b(TO${"DO"}|FIX${"ME"}|XX${"X"})\\b`);
    expect(
      linesWith(
        written.filter((path) => !made.test(path)),
        later,
      ),
    ).toEqual([]);
  });

  test("names no machine's path and no package registry", () => {
    const paths = new RegExp(`(^|[\\s"'\`(=:])/(${["root", "work", "tmp", "home"].join("|")})/`);
    const hosts = [
      "registry.npmjs",
      "repo1.maven",
      "repo.maven.apache",
      "pypi",
      "files.pythonhosted",
    ];
    expect(linesWith(written, paths)).toEqual([]);
    expect(linesWith(written, new RegExp(hosts.map((host) => `${host}\\.`).join("|")))).toEqual([]);
  });
});

describe("README.md", () => {
  const readme = textOf("README.md");

  test("is under 250 lines", () => {
    expect(readme.split("\n").length).toBeLessThan(250);
  });

  test("names every dependency and every room", () => {
    const { dependencies, devDependencies } = JSON.parse(textOf("package.json")) as Record<
      "dependencies" | "devDependencies",
      Record<string, string>
    >;
    const names = Object.keys({ ...dependencies, ...devDependencies });
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
    expect(SERVER_ROOMS.filter((room) => !readme.includes(`${room}/`))).toEqual([]);
  });

  test("has no line for a package that nobody uses", () => {
    const { dependencies, devDependencies } = JSON.parse(textOf("package.json")) as Record<
      "dependencies" | "devDependencies",
      Record<string, string>
    >;
    const used = files
      .filter((path) => /\.(ts|tsx|mjs|css)$/.test(path) && !path.startsWith("tests/unit/tidy/"))
      .map(textOf)
      .join("\n");
    const tools = textOf("package.json") + textOf("scripts/testing/checks.ts");
    const found = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) =>
        !name.startsWith("@types/") &&
        !new RegExp(`["']${name}(["'/])`).test(used) &&
        !new RegExp(`node_modules/${name}/|"${name} `).test(tools),
    );
    expect(beside(found, DEBTS.unnamedPackages)).toEqual(nothing);
  });

  test("points at files that are there", () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map(([, path]) => path!);
    expect(
      links.filter((path) => !files.includes(path) && !path.endsWith("heartwood.png")),
    ).toEqual([]);
  });
});

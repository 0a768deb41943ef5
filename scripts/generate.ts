/**
 * Writes schema.graphql from the resolvers and the web's typed documents from it.
 *
 * With --check nothing is written: a file that would change is named, exit code 1.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { generate } from "@graphql-codegen/cli";
import { lexicographicSortSchema, printSchema } from "graphql";
import codegen from "../codegen.ts";
import { apiSchema } from "../server/api/schema.ts";

const HEAD = "# Emitted by `npm run gen` from the resolvers under server/; nobody edits it.\n\n";

interface Output {
  filename: string;
  content: string;
}

async function outputs(): Promise<Output[]> {
  const sdl = HEAD + printSchema(lexicographicSortSchema(await apiSchema())) + "\n";
  const documents = (await generate(
    { ...codegen, schema: sdl, silent: true, errorsOnly: true },
    false,
  )) as Output[];
  const marked = documents.map(({ filename, content }) => ({
    filename,
    content: content.startsWith("/* eslint-disable */")
      ? content
      : `/* eslint-disable */\n${content}`,
  }));
  return [{ filename: "schema.graphql", content: sdl }, ...marked];
}

async function main(): Promise<number> {
  process.chdir(new URL("..", import.meta.url).pathname);
  const checking = process.argv.includes("--check");
  const changed = (await outputs()).filter(
    ({ filename, content }) => !existsSync(filename) || readFileSync(filename, "utf8") !== content,
  );
  if (checking) {
    for (const { filename } of changed) {
      process.stderr.write(`${filename} is not what the sources say; run "npm run gen".\n`);
    }
    return changed.length > 0 ? 1 : 0;
  }
  for (const { filename, content } of changed) {
    mkdirSync(dirname(filename), { recursive: true });
    writeFileSync(filename, content);
    process.stdout.write(`wrote ${filename}\n`);
  }
  return 0;
}

process.exitCode = await main();

/** Which sizes of company a benchmark is asked for. */
import { parseArgs } from "node:util";
import { SetupError } from "../provision/process.ts";

/** Reads `--distributors N`, as often as it is given; answers `usual` where it is not. */
export function readSizes(argv: string[], usual: number[], usage: string): number[] {
  let parsed;
  try {
    const options = { distributors: { type: "string", multiple: true } } as const;
    parsed = parseArgs({ args: argv, options });
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  const sizes = parsed.values.distributors?.map((text) => Number(text.replaceAll(",", "")));
  if (sizes?.some((size) => !Number.isInteger(size) || size < 10)) {
    throw new SetupError("--distributors takes a whole number from 10.");
  }
  return sizes ?? usual;
}

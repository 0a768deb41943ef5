/** Which sizes of company a benchmark is asked for. */
import { parseArgs } from "node:util";
import { SetupError } from "../provision/process.ts";

/** What a benchmark builds. */
export interface Sizes {
  /** Distributors of each company. */
  sizes: number[];
  /** People of its longest enrolment leg; undefined: as many as is usual for a size. */
  chain: number | undefined;
}

/** Reads `--distributors N`, as often as it is given (`usual` where it is not), and `--chain N`. */
export function readSizes(argv: string[], usual: number[], usage: string): Sizes {
  let parsed;
  try {
    const options = {
      distributors: { type: "string", multiple: true },
      chain: { type: "string" },
    } as const;
    parsed = parseArgs({ args: argv, options });
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  const whole = (option: string, text: string, least: number) => {
    const number = Number(text.replaceAll(",", ""));
    if (Number.isInteger(number) && number >= least) return number;
    throw new SetupError(`--${option} takes a whole number from ${least}.`);
  };
  const { distributors, chain } = parsed.values;
  return {
    sizes: distributors?.map((text) => whole("distributors", text, 10)) ?? usual,
    chain: chain === undefined ? undefined : whole("chain", chain, 0),
  };
}

/**
 * `npm run verify -- live`: whether the open periods of the running platform hold what their orders give.
 *
 * Every standing, commission and payment is compared to a whole computation. Exit 0 when all are equal; 2 when some
 * differ (they are right afterwards); 1 where it cannot be told.
 */
import { verifyLive } from "../server/live/verify.service.ts";
import { onDatabase, Refused, runCommand } from "./provision/running-platform.ts";

const USAGE = "Usage: npm run verify -- live";
const SHOWN_MAX = 5;

runCommand(async ([what, ...others]) => {
  if (what !== "live" || others.length > 0) throw new Refused(USAGE);
  const verified = await onDatabase((graph) => verifyLive({ graph, clock: () => Date.now() }));
  if (verified === null) {
    throw new Refused("The open periods kept moving, so nothing could be compared; try again.");
  }
  let differ = 0;
  for (const one of verified) {
    differ += one.differ.length;
    const state = one.differ.length === 0 ? "equal" : `${one.differ.length} DIFFER`;
    process.stdout.write(`${one.periodId}  ${one.what.padEnd(11)}  ${one.compared}  ${state}\n`);
    for (const line of one.differ.slice(0, SHOWN_MAX)) process.stdout.write(`  ${line}\n`);
  }
  return differ === 0 ? 0 : 2;
});

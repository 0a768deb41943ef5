/** Settles a few people of a sheet again, by the statements that settle everybody. */
import type { Transaction } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";
import type { KnownPeriod } from "../period/timeline.ts";
import { EVERYTHING_DECIDED } from "../sheet/decided.ts";
import type { Opening } from "../sheet/sheet.service.ts";
import { setVolumesOf } from "../sheet/volumes.ts";
import type { Measured } from "../standing/measure.ts";
import { settleGaps } from "../standing/near/gaps.ts";
import { settleChanged } from "../standing/standing.service.ts";
import type { Touched } from "./live.store.ts";

/** An open period as everything decided has it. */
export function measuredAt(of: { period: KnownPeriod; opening: Opening }): Measured {
  return { ...of.period, before: of.opening.before, decided: EVERYTHING_DECIDED };
}

/** People touched, and their sponsors, whose marks look at them. */
export function peopleWith(touched: readonly Touched[]): string[] {
  const sponsors = touched.flatMap(({ sponsorId }) => sponsorId ?? []);
  return [...new Set([...touched.map(({ id }) => id), ...sponsors])];
}

/** Settles everybody touched, from the bottom up; answers whose marks were looked at besides. */
export async function settleTouched(
  tx: Transaction,
  plan: Plan,
  at: Measured,
  { sellers, touched }: { sellers: readonly string[]; touched: readonly Touched[] },
): Promise<string[]> {
  const byDepth: string[][] = [];
  for (const { id, depth } of touched) (byDepth[Number(depth)] ??= []).push(id);
  const people = peopleWith(touched);
  if (sellers.length > 0) await setVolumesOf(tx, plan, at, sellers);
  const levels = Array.from(byDepth, (level) => level ?? []);
  await settleChanged(tx, plan, at, { sellers, touched: levels, people });
  await settleGaps(tx, plan, at, people);
  return people;
}

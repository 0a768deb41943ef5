/**
 * The demo company's promotions: one of the month that has ended, settled, and one that runs now.
 *
 * They come in as every promotion does: a text, two people who publish it, and two who settle it.
 */
import type { Graph } from "../graph/graph.ts";
import { nextPeriod, periodById, type Period } from "../plan/calendar.ts";
import { faultText } from "../plan/parse-plan.ts";
import type { Plan } from "../plan/plan.ts";
import {
  approveSettlement,
  askSettlement,
  importPromotion,
} from "../promotion/life/life.service.ts";
import { publishPromotion, type Approver } from "../promotion/life/life.service.ts";
import { promotionsById, type PromotionRow } from "../promotion/life/promotion.store.ts";
import { performPromotion } from "../promotion/life/settle.service.ts";
import { readDemoPlan } from "./demo.service.ts";

interface Deps {
  graph: Graph;
  clock: () => number;
}

const OPERATIONS: Approver = {
  ...{ id: "demo-operations", name: "Operations lead", role: "operations" },
};
const FINANCE: Approver = { id: "demo-finance", name: "Finance approver", role: "finance" };

/** Brings both in as far as they are not there; safe to call again after a kill. */
export async function seedPromotions(
  deps: Deps,
  demo: { endedPeriodId: string; openPeriodId: string },
): Promise<void> {
  const { plan } = await readDemoPlan();
  const calendar = plan.calendars[0]!;
  const ended = periodById(plan.zone, calendar, demo.endedPeriodId)!;
  const open = periodById(plan.zone, calendar, demo.openPeriodId)!;
  const settled = `starter-cases-${ended.id}`;
  await bringIn(deps, settled, settledText(settled, ended, open));
  await settle(deps, settled);
  const running = `lakeside-${open.id}`;
  await bringIn(deps, running, runningText(running, plan, open));
  await performPromotion(deps, running);
}

async function rowOf({ graph }: Deps, id: string): Promise<PromotionRow> {
  const [row] = await promotionsById(graph, [id]);
  if (row === undefined) throw new Error(`The demo's promotion ${id} is not there.`);
  return row;
}

async function bringIn(deps: Deps, id: string, text: string): Promise<void> {
  const answer = await importPromotion(deps, { text, actorId: OPERATIONS.id });
  if ("faults" in answer) throw new Error(answer.faults.map(faultText).join("\n"));
  const { hash } = await rowOf(deps, id);
  for (const actor of [OPERATIONS, FINANCE]) await publishPromotion(deps, { id, hash, actor });
}

async function settle(deps: Deps, id: string): Promise<void> {
  await askSettlement(deps, { id, actorId: OPERATIONS.id });
  await performPromotion(deps, id);
  const hash = (await rowOf(deps, id)).settlementHash ?? "";
  for (const actor of [OPERATIONS, FINANCE]) await approveSettlement(deps, { id, hash, actor });
  await performPromotion(deps, id);
}

const at = (day: string) => `${day}T00:00:00`;

function settledText(id: string, { firstDay }: Period, { firstDay: until }: Period): string {
  return `# New customers bring starter cases: the first forty who meet it.
promotion: ${id}
name: Starter cases
plan: sorrel-lane
calendar: month
window: { from: ${at(firstDay)}, until: ${at(until)} }
participants: { statuses: [active] }
returns: { ofEarlierOrders: ignored, takeBack: 0 days }
requires:
  volume: { of: personal, measuredIn: qualifying, orders: all, atLeast: 150.00 }
awards: highest
tiers:
  - id: case
    name: Starter case
    requires: { customers: { firstOrder: 30.00, atLeast: 1 } }
    limit: 40
    prizes: [{ kind: goods, name: Starter case, cost: 24.00, taxedValue: 20.00 }]
  - id: large-case
    name: Large starter case
    requires: { customers: { firstOrder: 30.00, atLeast: 3 } }
    prizes: [{ kind: goods, name: Large starter case, cost: 65.00, taxedValue: 55.00 }]
`;
}

function runningText(id: string, plan: Plan, open: Period): string {
  const next = nextPeriod(plan.zone, plan.calendars[0]!, open);
  return `# A weekend for the best twelve, and a travel bag for everybody who comes far.
promotion: ${id}
name: Weekend at the lake
plan: sorrel-lane
calendar: month
window: { from: ${at(open.firstDay)}, until: ${at(next.firstDay)} }
participants: { statuses: [active] }
returns: { ofEarlierOrders: ignored, takeBack: 14 days }
requires:
  volume: { of: personal, measuredIn: qualifying, orders: all, atLeast: 100.00 }
points:
  - volume: { of: total, tree: sponsor, measuredIn: qualifying, orders: all, legCap: 2000.00, each: 100.00, points: 1 }
  - enrolments: { points: 5 }
  - customers: { firstOrder: 30.00, points: 3 }
awards: each
tiers:
  - id: bag
    name: Travel bag
    requires:
      any:
        - advance: { by: title, ranks: 1 }
        - enrolments: { atLeast: 1 }
        - volume: { of: total, tree: sponsor, measuredIn: qualifying, orders: all, legCap: 2000.00, atLeast: 1500.00 }
    prizes: [{ kind: goods, name: Travel bag, cost: 35.00, taxedValue: 30.00 }]
  - id: weekend
    name: Weekend at the lake
    points: 10
    top: { count: 12, ties: earlier }
    prizes:
      - { kind: trip, name: Two nights at the lake, cost: 480.00, taxedValue: 400.00 }
      - { kind: cash, name: Travel money, cost: 50.00, taxedValue: 50.00 }
`;
}

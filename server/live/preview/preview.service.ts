/**
 * What another place for somebody would do to the open periods, seen before it is made.
 *
 * The checks are those of the correction itself, without its lock; the figures come from a copy of the few people whom the
 * move can touch (preview-sheet.ts). Nothing is kept and nothing live is locked.
 */
import { lookAtPlace, widthFor } from "../../genealogy/place-check.ts";
import type { Refused, WantedPlace } from "../../genealogy/place-check.ts";
import type { Graph } from "../../graph/graph.ts";
import { unclosedPeriods } from "../../period/period.service.ts";
import { openingOf } from "../../period/timeline.ts";
import type { Plan, Tree } from "../../plan/plan.ts";
import { volumeEdge } from "../../sheet/depth.ts";
import { compareFigures, type ComparedPerson, type FigureRow } from "./compare.ts";
import { neverIncluded, unseen, whyNoFigures, type NotIncluded } from "./included.ts";
import type { Previewed } from "./copied-part.ts";
import { seeMove, type Look } from "./preview-sheet.ts";

/** What a move does to one open period. */
export interface PreviewedPeriod {
  periodId: string;
  plan: Plan;
  /** Everybody who stands otherwise; none where figures are not included. */
  people: ComparedPerson[];
  notIncluded: NotIncluded[];
  /** Number of the last event that the figures stand up to, and when they were computed (epoch ms); null: no figures. */
  asOf: { event: bigint; computedAt: bigint } | null;
}

export interface PlacePreview {
  /** Epoch ms from which the place would hold. */
  from: number;
  periods: PreviewedPeriod[];
  /** Approved periods in which it would have counted, oldest first. */
  closed: string[];
}

interface Deps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

/** Previews a correction. Refuses what the correction would refuse, reason and key apart. */
export async function previewPlace(
  { graph, clock }: Deps,
  plan: Plan,
  wanted: WantedPlace & { tree: Tree },
): Promise<PlacePreview | Refused> {
  const width = widthFor(plan, wanted.tree, wanted.leg);
  if ("refused" in width) return width;
  const checked = await lookAtPlace(graph, width, wanted, clock());
  if ("refused" in checked) return checked;
  const from = Number(checked.place.from);
  const { periods, unclosed } = await unclosedPeriods(graph);
  const reached = unclosed.filter(({ period }) => from < period.endsAt);
  const seen: PreviewedPeriod[] = [];
  for (const one of reached) {
    const opening = openingOf(periods, one.period);
    seen.push(await previewPeriod(graph, { ...one, opening }, wanted));
  }
  const approved = periods.filter(({ state, endsAt }) => state === "approved" && from < endsAt);
  return { from, periods: seen, closed: approved.map(({ id }) => id) };
}

async function previewPeriod(
  graph: Graph,
  of: Previewed,
  wanted: WantedPlace & { tree: Tree },
): Promise<PreviewedPeriod> {
  const { plan, period } = of;
  const nothing = { periodId: period.id, plan, people: [], asOf: null };
  const without = whyNoFigures(plan);
  if (without !== null) return { ...nothing, notIncluded: [without, ...neverIncluded(plan)] };
  const seen = await seeMove(graph, of, wanted, figures(plan));
  if (typeof seen === "string") {
    return { ...nothing, notIncluded: [unseen(seen), ...neverIncluded(plan)] };
  }
  const { before, after, nearest, asOf: event, computedAt } = seen;
  return {
    ...{ periodId: period.id, plan, notIncluded: neverIncluded(plan) },
    people: compareFigures(before, after, nearest),
    asOf: { event, computedAt },
  };
}

function figures(plan: Plan): Look<FigureRow[]> {
  return (tx, on) => tx.run<FigureRow>("live/preview-figures", { ...on, edge: volumeEdge(plan) });
}

/**
 * What a preview says of a move is what stands after it was made and followed, to the last figure and mark, and whoever it does not
 * name stands as before: random plans, companies and moves. What is refused is refused by both in the same words, and a
 * preview leaves nothing behind.
 *
 * `npm test` looks at 24 companies, `--runs` says how many; a failing one is printed as the files of a case folder.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { directorySource } from "../../server/company-file/company-source.ts";
import { correctPlacement, correctSponsor } from "../../server/genealogy/place.service.ts";
import type { Graph, Row } from "../../server/graph/graph.ts";
import { importCompany } from "../../server/import/import.service.ts";
import type { LiveDeps } from "../../server/live/held-sheets.ts";
import { livePeriods } from "../../server/live/live.service.ts";
import { whyNoFigures } from "../../server/live/preview/included.ts";
import { seeMove, type Look } from "../../server/live/preview/preview-sheet.ts";
import { previewPlace, type PlacePreview } from "../../server/live/preview/preview.service.ts";
import { refreshOpenPeriods, unclosedPeriods } from "../../server/period/period.service.ts";
import { storePlanVersion } from "../../server/period/plan-version.ts";
import { openingOf } from "../../server/period/timeline.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import type { Plan } from "../../server/plan/plan.ts";
import { giveOverrides } from "../../server/trial/overrides.ts";
import { randomCompany } from "../support/random/company.ts";
import { inLanes } from "../support/random/lanes.ts";
import { type Company, filesOf } from "../support/random/spec.ts";
import { caseFolder, openStore, type Store } from "./trial-store.ts";

const seed = Number(process.env.TEST_SEED ?? 20261128);
const runs = Number(process.env.TEST_RUNS ?? (process.env.TEST_LONG === "1" ? 400 : 24));
let store: Store;
/** How often something was seen, so that the property is not true of nothing. */
const counts = { previewed: 0, moved: 0, figures: 0, ranks: 0, refused: 0, notOffered: 0 };

beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

const moves = fc.array(
  fc.record({
    ...{ who: fc.nat(30), to: fc.nat(30), leg: fc.nat(3) },
    tree: fc.constantFrom("sponsor" as const, "placement" as const),
    /** Days ago from which it holds; null: from joining on. */
    days: fc.option(fc.nat(70)),
  }),
  { minLength: 3, maxLength: 8 },
);
type Wish = typeof moves extends fc.Arbitrary<(infer T)[]> ? T : never;

/** What a sheet says of its people, by id: marks that are not set are the same as false. */
type Sheet = Map<string, Row>;

function sheetOf(rows: readonly { id: string; of: Row }[]): Sheet {
  return new Map(
    rows.map(({ id, of: { sheet: _, ...of } }) => [
      id,
      Object.fromEntries(Object.entries(of).filter(([, value]) => value !== false)),
    ]),
  );
}

async function standsIn(graph: Graph, sheet: string): Promise<Sheet> {
  return sheetOf(await graph.read<{ id: string; of: Row }>("live/whole-standings", { sheet }));
}

const everything: Look<{ sheet: Sheet; people: string[] }> = async (tx, { sheet, people }) => ({
  sheet: sheetOf(await tx.run<{ id: string; of: Row }>("live/whole-standings", { sheet })),
  people,
});

interface Expected {
  sheet: string;
  before: Sheet;
  copy: Sheet;
  people: string[];
}

type Wanted = Parameters<typeof previewPlace>[2];

function wantedOf(plan: Plan, { distributors }: Company, wish: Wish, now: number): Wanted {
  const of = (number: number) => distributors[number % distributors.length]!.id;
  const legs = plan.placement?.legs ?? [];
  const named = wish.tree === "placement" && legs.length > 0;
  return {
    ...{ distributorId: of(wish.who), newParentId: of(wish.to), tree: wish.tree },
    leg: named ? legs[wish.leg % legs.length]! : null,
    effectiveAt: wish.days === null ? null : now - wish.days * 86_400_000,
  };
}

/** What every open period that the move reaches would say. */
async function expectedOf(
  { graph }: LiveDeps,
  wanted: Wanted,
  preview: PlacePreview,
): Promise<Expected[]> {
  const { periods, unclosed } = await unclosedPeriods(graph);
  const found: Expected[] = [];
  for (const { period, plan } of unclosed) {
    const before = await standsIn(graph, period.sheet);
    const told = preview.periods.find(({ periodId }) => periodId === period.id);
    if (told === undefined || told.asOf === null) {
      const why = told?.notIncluded[0]?.what;
      expect([undefined, "joined_later", whyNoFigures(plan)?.what]).toContain(why);
      counts.notOffered += 1;
      continue;
    }
    const opening = openingOf(periods, period);
    const seen = await seeMove(graph, { plan, period, opening }, wanted, everything);
    if (typeof seen === "string") throw new Error(seen);
    expect(await standsIn(graph, period.sheet)).toEqual(before);
    const { sheet: copy, people } = seen.after;
    for (const one of told.people) {
      expect(one.after).toMatchObject(pick(copy.get(one.id)!));
      if (one.before.totalVolume !== one.after.totalVolume) counts.figures += 1;
      if (one.before.paidAs !== one.after.paidAs) counts.ranks += 1;
    }
    counts.previewed += 1;
    found.push({ sheet: period.sheet, before, copy, people });
  }
  return found;
}

function pick({ totalVolume, groupVolume, paidAs, depth }: Row): Row {
  return { totalVolume, groupVolume, paidAs, depth };
}

/** Figures, ranks and marks: everything but what bonuses keep on standings, which is settled with earnings. */
const FIGURES = [
  /^(personal|group|total|sold|own|customer|side|lifetime|goal|first |ordered |team |levels )/,
  /^(meets |step|active|payable|status|depth|brokeAway)/,
  /^(paidAs|title|bestPaidAs|rankGap|earnedRank|keptBy|heldPeriods|graceUsed|recentPaidAs)/,
];

/** What differs from what was expected, in words. */
async function differing(graph: Graph, expected: readonly Expected[]): Promise<string[]> {
  const found: string[] = [];
  for (const { sheet, before, copy, people } of expected) {
    for (const [id, of] of await standsIn(graph, sheet)) {
      const settled = people.includes(id);
      const said = copy.get(id) ?? before.get(id)!;
      const keys = new Set([...Object.keys(of), ...Object.keys(said)]);
      // Depths count along the copied part alone: they are right for who is settled.
      if (!settled) keys.delete("depth");
      for (const key of keys) {
        if (!FIGURES.some((one) => one.test(key))) continue;
        const [is, was] = [of[key], said[key]].map((one) => textOf(one));
        if (is !== was) found.push(`${sheet} ${id} ${key}: ${is}, said was ${was}`);
      }
    }
  }
  return found;
}

function textOf(value: unknown): string | undefined {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? `${one}` : one));
}

/** Previews a move, makes it, follows it, and compares; then computes everything whole and compares again. */
async function tryMove(deps: LiveDeps, plan: Plan, wanted: Wanted, key: string): Promise<void> {
  const { graph } = deps;
  const preview = await previewPlace(deps, plan, wanted);
  const expected = "refused" in preview ? [] : await expectedOf(deps, wanted, preview);
  const reasoned = { reason: "Enrolled under another.", actor: { id: "ops", name: "Olga" }, key };
  const made =
    wanted.tree === "sponsor"
      ? await correctSponsor(deps, { ...wanted, ...reasoned })
      : await correctPlacement(deps, plan, { ...wanted, ...reasoned });
  if ("refused" in preview || "refused" in made) {
    expect(made).toEqual(preview);
    counts.refused += 1;
    return;
  }
  counts.moved += 1;
  const live = livePeriods(deps);
  while ((await live.catchUp()).length > 0);
  expect(["followed", ...(await differing(graph, expected))]).toEqual(["followed"]);
  await refreshOpenPeriods(deps);
  expect(["whole", ...(await differing(graph, expected))]).toEqual(["whole"]);
}

function planOf(company: Company): Plan {
  const parsed = parsePlan(filesOf(company)["plan.yaml"]!);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.plan;
}

async function tryMoves(graph: Graph, company: Company, wishes: readonly Wish[]): Promise<void> {
  const files = filesOf(company);
  const { dir, remove } = caseFolder(files);
  try {
    const plan = planOf(company);
    const now = Math.max(...company.orders.map(({ placedAt }) => Date.parse(placedAt)));
    const deps = { graph, clock: () => now };
    await storePlanVersion(deps, files["plan.yaml"]!);
    const source = directorySource(dir);
    const brought = await importCompany(deps, { source, plan, mode: "trial", actorId: "ops" });
    if (!brought.ok) throw new Error(JSON.stringify(brought.faults));
    await giveOverrides(deps, plan, dir);
    const live = livePeriods(deps);
    while ((await live.catchUp()).length > 0);
    for (const [at, wish] of wishes.entries()) {
      await tryMove(deps, plan, wantedOf(plan, company, wish, now), `m${at}`);
    }
  } finally {
    remove();
  }
}

test("a preview says what the move does", async () => {
  // Of most companies figures can be previewed; the others are told so.
  const offered = randomCompany.filter((company) => whyNoFigures(planOf(company)) === null);
  const companies = fc.oneof(
    { weight: 5, arbitrary: offered },
    { weight: 1, arbitrary: randomCompany },
  );
  const equal = fc.asyncProperty(companies, moves, (company, wishes) =>
    store.graph.rehearse((bound) => tryMoves(bound, company, wishes), { timeout: 600_000 }),
  );
  const details = await inLanes(runs, async (numRuns, lane) =>
    fc.check(equal, { seed: seed + lane, numRuns }),
  );
  for (const one of details.filter(({ failed }) => failed)) {
    const [company, wishes] = one.counterexample ?? [];
    const files = company === undefined ? {} : filesOf(company);
    const shown = Object.entries(files).map(([name, text]) => `--- ${name}\n${text}`);
    throw new Error([JSON.stringify(wishes), ...shown, String(one.errorInstance)].join("\n"));
  }
  expect(counts.moved).toBeGreaterThan(runs / 2);
  expect(counts.previewed).toBeGreaterThan(runs / 2);
  expect(counts.figures).toBeGreaterThan(runs / 6);
  expect(counts.refused).toBeGreaterThan(runs / 2);
  expect(counts.notOffered).toBeGreaterThan(0);
  // Few random companies have somebody whose rank hangs on one move.
  if (runs >= 200) expect(counts.ranks).toBeGreaterThan(runs / 40);
}, 3_600_000);

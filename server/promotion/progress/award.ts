/**
 * Who is given which tier: those who meet it, the best of them, the first of them.
 *
 * Whoever is level is told apart as the promotion says; where an instant decides, it is the one since when
 * somebody meets the tier without a break, then the smaller id. With `highest`, the last tier is given first,
 * and who has one takes no place in those before it.
 */
import { type FigureBook, type Figures, meets, pointsOf } from "./evaluate.ts";
import type { Tier } from "../promotion.ts";

/** A participant. */
export interface Person {
  id: string;
  /** The company's word about him, as it stands. */
  status: string;
  figures: Figures;
}

/** A prize tier given to somebody. */
export interface Win {
  distributorId: string;
  tier: string;
  /** Epoch ms since when he meets it without a break; null where no instant decides. */
  since: number | null;
}

/** Since when these people meet a tier (with at least their present points, where the best win). */
export type SinceOf = (tier: Tier, people: readonly Person[]) => Promise<Map<string, number>>;

export interface Awarded {
  /** Tiers that somebody meets, by person, whether or not he is among the best or the first. */
  met: Map<string, string[]>;
  /** By tier in the order of the text, then by person. */
  wins: Win[];
}

/** Gives the tiers. */
export async function award(
  book: FigureBook,
  people: readonly Person[],
  sinceOf: SinceOf,
): Promise<Awarded> {
  const { tiers, awards } = book.promotion;
  const met = new Map<string, string[]>();
  const given = new Map<string, Win[]>();
  const taken = new Set<string>();
  for (const tier of awards === "highest" ? [...tiers].reverse() : tiers) {
    const meeting = people.filter(({ figures }) => meets(book, figures, tier));
    for (const { id } of meeting) met.set(id, [...(met.get(id) ?? []), tier.id]);
    const free = awards === "highest" ? meeting.filter(({ id }) => !taken.has(id)) : meeting;
    const wins = await winsOf(book, tier, free, sinceOf);
    for (const { distributorId } of wins) taken.add(distributorId);
    given.set(tier.id, wins);
  }
  const order = new Map(tiers.map(({ id }, n) => [id, n]));
  for (const ids of met.values()) ids.sort((a, b) => order.get(a)! - order.get(b)!);
  return { met, wins: tiers.flatMap(({ id }) => given.get(id) ?? []) };
}

async function winsOf(
  book: FigureBook,
  tier: Tier,
  meeting: readonly Person[],
  sinceOf: SinceOf,
): Promise<Win[]> {
  if (tier.top !== null) return best(book, tier, tier.top, meeting, sinceOf);
  if (tier.limit === null) return meeting.map(({ id }) => win(id, tier, null)).sort(byId);
  const since = await sinceOf(tier, meeting);
  return earliest(tier, meeting, since, tier.limit).sort(byId);
}

async function best(
  book: FigureBook,
  tier: Tier,
  { count, ties }: { count: number; ties: "earlier" | "all" | "none" },
  meeting: readonly Person[],
  sinceOf: SinceOf,
): Promise<Win[]> {
  const points = new Map(meeting.map(({ id, figures }) => [id, pointsOf(book, figures)]));
  const sorted = [...points.values()].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const cut = sorted[count - 1] ?? 0n;
  const above = meeting.filter(({ id }) => points.get(id)! > cut);
  const level = meeting.filter(({ id }) => points.get(id)! === cut);
  const sure = above.map(({ id }) => win(id, tier, null));
  const rest = count - above.length;
  if (level.length <= rest || ties === "all") {
    return [...sure, ...level.map(({ id }) => win(id, tier, null))].sort(byId);
  }
  if (ties === "none") return sure.sort(byId);
  const since = await sinceOf(tier, level);
  return [...sure, ...earliest(tier, level, since, rest)].sort(byId);
}

function earliest(
  tier: Tier,
  people: readonly Person[],
  since: ReadonlyMap<string, number>,
  count: number,
): Win[] {
  return people
    .map(({ id }) => win(id, tier, since.get(id) ?? null))
    .sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || byId(a, b))
    .slice(0, count);
}

function win(distributorId: string, tier: Tier, since: number | null): Win {
  return { distributorId, tier: tier.id, since };
}

function byId(a: Win, b: Win): number {
  return a.distributorId < b.distributorId ? -1 : a.distributorId > b.distributorId ? 1 : 0;
}

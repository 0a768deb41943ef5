/**
 * A binary bonus for one person, step by step as docs/plan/binary.md tells it: cycles one by one, volume
 * piece by piece. It shares nothing with the statements; all figures are hundredths.
 */

/** The rules that a test varies. */
export interface Rules {
  minimum: number;
  maximum: number | null;
  cycle: null | { strong: number; weak: number; again: boolean; most: number | null };
  steps: number[] | null;
  remembered: boolean;
  excess: "consumed" | "kept" | "flushAll";
  unqualified: "accumulates" | "lost";
  carries: boolean;
  limit: number | null;
  expiry: number | null;
  inactivity: number | null;
}

/** A person before the period: what each side brings, oldest last. */
export interface Before {
  qualified: boolean;
  active: boolean;
  inactiveBefore: number;
  progress: number;
  left: { fresh: number; ages: number[] };
  right: { fresh: number; ages: number[] };
}

export interface After {
  matched: [number, number];
  flushed: [number, number];
  carry: [number, number];
  cycles: number;
}

/** What becomes of the person's sides. */
export function binaryOf(rules: Rules, before: Before): After {
  const lost = [before.left, before.right].map(({ fresh }) =>
    !before.qualified && rules.unqualified === "lost" && fresh > 0 ? fresh : 0,
  );
  const pieces = [before.left, before.right].map(({ fresh, ages }, side) => [
    fresh - lost[side]!,
    ...ages,
  ]);
  const available = pieces.map((all) => all.reduce((sum, one) => sum + one, 0));
  const { matched, used, cycles } = before.qualified
    ? matching(rules, before, available)
    : { matched: [0, 0], used: [0, 0], cycles: 0 };
  const flushed: [number, number] = [0, 0];
  const carry: [number, number] = [0, 0];
  const asleep =
    rules.inactivity !== null && !before.active && before.inactiveBefore + 1 >= rules.inactivity;
  for (const side of [0, 1]) {
    carry[side] = keep(rules, pieces[side]!, available[side]! - used[side]!, asleep);
    flushed[side] = lost[side]! + available[side]! - matched[side]! - carry[side]!;
  }
  return { matched: [matched[0]!, matched[1]!], flushed, carry, cycles };
}

function matching(rules: Rules, before: Before, available: number[]) {
  const weaker = Math.min(...available);
  const nothing = { matched: [0, 0], used: [0, 0], cycles: 0 };
  if (weaker < rules.minimum) return nothing;
  if (rules.cycle === null) {
    let volume = Math.min(weaker, rules.maximum ?? weaker);
    if (rules.steps !== null) {
      const start = rules.remembered ? before.progress : 0;
      const step = rules.steps.filter((one) => one <= start + volume).at(-1) ?? 0;
      volume = Math.max(0, step - start);
    }
    return { matched: [volume, volume], used: [volume, volume], cycles: 0 };
  }
  const { strong, weak, again, most } = rules.cycle;
  const all = [0, 0];
  const paid = [0, 0];
  let run = 0;
  let weakSide = available[0]! <= available[1]! ? 0 : 1;
  for (;;) {
    if (again) weakSide = available[0]! - all[0]! <= available[1]! - all[1]! ? 0 : 1;
    const takes = weakSide === 0 ? [weak, strong] : [strong, weak];
    const fits = [0, 1].every((side) => {
      const after = all[side]! + takes[side]!;
      return after <= available[side]! && after <= (rules.maximum ?? after);
    });
    if (!fits) break;
    run += 1;
    for (const side of [0, 1]) {
      all[side]! += takes[side]!;
      if (most === null || run <= most) paid[side]! += takes[side]!;
    }
  }
  const cut = most !== null && run > most;
  const used =
    !cut || rules.excess === "kept" ? paid : rules.excess === "consumed" ? all : available;
  return { matched: paid, used, cycles: cut ? most : run };
}

/** What is left of the pieces, youngest first: the youngest stays longest. */
function keep(rules: Rules, pieces: number[], left: number, asleep: boolean): number {
  if (!rules.carries) return 0;
  if (left <= 0) return left;
  let room = rules.limit === null ? left : Math.min(left, rules.limit);
  const kept = pieces.map((piece) => {
    const stays = Math.min(Math.max(piece, 0), room);
    room -= stays;
    return stays;
  });
  const young = rules.expiry === null ? kept : kept.slice(0, rules.expiry);
  return asleep ? 0 : young.reduce((sum, one) => sum + one, 0);
}

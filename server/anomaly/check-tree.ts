/** Places in the trees that were taken close to the snapshot, long after joining. */
import { grouped, instantText, stakeOf, wordsOf, type Anomaly, type Scene } from "./anomaly.ts";

/** A person's place in one tree; epoch ms, hundredths of a point. */
export interface PlaceRow extends Record<string, unknown> {
  distributorId: string;
  tree: string;
  upline: string;
  /** When he took it, or when it was entered where that was later. */
  since: bigint;
  joinedAt: bigint;
  /** Commissionable, of the person and everybody below. */
  volume: bigint;
}

const DAY = 86_400_000n;

/** One case a person, whether he moved in one tree or in both. */
export function lateMoves(scene: Scene, rows: readonly PlaceRow[]): Anomaly[] {
  const { limits, plan } = scene;
  const moved = rows.filter(
    ({ since, joinedAt, volume }) =>
      since > joinedAt + limits.enrolmentDays * DAY && volume >= limits.treeVolumeMin,
  );
  const { points } = wordsOf(plan);
  return [...grouped(moved, ({ distributorId }) => distributorId)].map(([subject, own]) => ({
    code: "tree_changed_near_snapshot",
    subject,
    evidence: {
      ...Object.fromEntries(
        own.map((row) => [
          `Upline in the ${row.tree} tree`,
          `${row.upline}, since ${instantText(row.since)}`,
        ]),
      ),
      Joined: instantText(own[0]!.joinedAt),
      "Expected: no move later than": `${limits.treeChangeDays} days before the period's end`,
      "Commissionable volume of the leg": points(own[0]!.volume),
    },
    moneyAtStakeMinor: stakeOf(scene, own[0]!.volume),
  }));
}

/**
 * Sales that go round: the buyer, known by his e-mail address as a distributor, is the seller himself,
 * sells to the seller over some hands, or stands above him and so is paid on his own purchase.
 */
import { grouped, stakeOf, wordsOf, type Anomaly, type Scene } from "./anomaly.ts";

/** What customers with a distributor's e-mail address bought from one seller in the period. */
export interface PurchaseRow extends Record<string, unknown> {
  /** The distributor with the customers' address. */
  buyerId: string;
  sellerId: string;
  customers: string[];
  orders: bigint;
  /** Hundredths of a point, commissionable. */
  volume: bigint;
  /** All that counts for the seller in the period. */
  sold: bigint;
  /** Whether the buyer stands above the seller in the enrolment tree. */
  buyerIsAbove: boolean;
}

/** One case a ring, a person who buys from himself, or a seller who lives on his upline's orders. */
export function circles(scene: Scene, rows: readonly PurchaseRow[]): Anomaly[] {
  const { limits } = scene;
  const large = rows.filter(({ volume }) => volume >= limits.circleVolumeMin);
  const between = large.filter(({ buyerId, sellerId }) => buyerId !== sellerId);
  const rings = ringsOf(between);
  const inRing = new Set(rings.flat());
  const own = large.filter(({ buyerId, sellerId }) => buyerId === sellerId);
  const fed = between.filter(
    (row) =>
      !inRing.has(row) &&
      row.buyerIsAbove &&
      row.volume * 1_000_000n >= row.sold * limits.circleSharePpm,
  );
  const cases = [
    ...rings.map((ring) => caseOf(scene, "Ring: each buys from the next", ring)),
    ...own.map((row) => caseOf(scene, "Buys from himself as his own customer", [row])),
    ...fed.map((row) => caseOf(scene, "Lives on purchases of his own upline", [row])),
  ];
  // A person can be in a ring and buy from himself: one case, the ring first.
  return [...grouped(cases, ({ subject }) => subject).values()].map(([first, ...more]) => ({
    ...first!,
    evidence: { ...first!.evidence, ...Object.assign({}, ...more.map(({ evidence }) => evidence)) },
    moneyAtStakeMinor: [first!, ...more].reduce((sum, one) => sum + one.moneyAtStakeMinor, 0n),
  }));
}

/** The purchases of each set of people who all reach each other by buying. */
function ringsOf(rows: readonly PurchaseRow[]): PurchaseRow[][] {
  const sellersOf = grouped(rows, ({ buyerId }) => buyerId);
  const reached = new Map<string, Set<string>>();
  const reachOf = (start: string): Set<string> => {
    const known = reached.get(start);
    if (known) return known;
    const seen = new Set<string>();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const { sellerId } of sellersOf.get(at) ?? []) {
        if (seen.has(sellerId)) continue;
        seen.add(sellerId);
        open.push(sellerId);
      }
    }
    reached.set(start, seen);
    return seen;
  };
  const round = rows.filter(({ buyerId, sellerId }) => reachOf(sellerId).has(buyerId));
  const headOf = ({ buyerId }: PurchaseRow) =>
    [...reachOf(buyerId)].filter((other) => reachOf(other).has(buyerId)).sort()[0] ?? buyerId;
  return [...grouped(round, headOf).values()];
}

function caseOf(scene: Scene, what: string, purchases: readonly PurchaseRow[]): Anomaly {
  const { points } = wordsOf(scene.plan);
  const volume = purchases.reduce((sum, one) => sum + one.volume, 0n);
  const [subject] = purchases.map(({ sellerId }) => sellerId).sort();
  const lines = purchases.map(
    ({ buyerId, sellerId, orders, volume: part, sold, customers }) =>
      `${buyerId} (as ${customers.join(", ")}) from ${sellerId}: ${orders} orders, ` +
      `${points(part)} of the seller's ${points(sold)}`,
  );
  return {
    code: "circular_buying",
    subject: subject!,
    evidence: { [what]: lines.join("; "), "Commissionable volume that goes round": points(volume) },
    moneyAtStakeMinor: stakeOf(scene, volume),
  };
}

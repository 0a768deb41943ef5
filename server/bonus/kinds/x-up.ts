/**
 * X-up: each sale of a person pays whoever he belongs to. The first enrolments of a sponsor are passed
 * up, so they belong, or only pay, to the one above him (docs/plan/x-up.md).
 */
import type { Row } from "../../graph/graph.ts";
import type { XUpBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import type { SellerVolume, Settled, Settling } from "../settled.ts";
import { settleXUpSales } from "./x-up-sales.ts";

/** Whom somebody belongs to, and who sponsors him; null where there is nobody. */
interface Above extends Row {
  id: string;
  /** He is one of those who are passed up. */
  passed: boolean;
  sponsor: string | null;
  owner: string | null;
  qualifies: boolean;
}

/** Everybody whom an x-up bonus pays in a period, with what each seller's sales pay him. */
export async function settleXUp(settling: Settling, bonus: XUpBonus): Promise<Settled[]> {
  if (bonus.counts === "sales") return settleXUpSales(settling, bonus);
  const { fence, scope } = settling;
  const { sheet } = scope;
  const passed = passedProperty(bonus.id);
  const { first, every } = bonus;
  const keeps = bonus.atTop === "keeps";
  await fence.write((tx) =>
    tx.run("bonus/mark-passed-up", {
      ...{ sheet, first, every, keeps, property: passed },
      last: first.at(-1) ?? 0,
    }),
  );
  const sellers = (await settling.sellersFor(bonus)).filter(
    ({ own }) => (own ? bonus.ownOrders : bonus.customerOrders) === "paid",
  );
  const takers = await takersOf(settling, bonus, [...new Set(sellers.map(({ id }) => id))]);
  return sellers.flatMap((seller) => {
    const taker = takers.get(seller.id);
    return taker === undefined ? [] : [partOf(bonus, taker, seller)];
  });
}

/** The property of standings that is true of people who are passed up by a bonus. */
export function passedProperty(bonusId: string): string {
  return `passed up ${bonusId}`;
}

/** Who is paid for the sales of each of these people; absent where the company keeps it. */
async function takersOf(
  settling: Settling,
  bonus: XUpBonus,
  sellers: readonly string[],
): Promise<Map<string, string>> {
  const known = await everybody(settling, bonus);
  const takers = new Map<string, string>();
  for (const seller of sellers) {
    const self = known.get(seller);
    if (self === undefined) continue;
    let taker = firstTaker(bonus, self, known);
    const moves = self.passed && bonus.unqualified === "nextQualified";
    while (moves && taker != null && !known.get(taker)?.qualifies)
      taker = above(bonus, known.get(taker));
    if (taker != null && known.get(taker)?.qualifies) takers.set(seller, taker);
  }
  return takers;
}

function firstTaker(
  bonus: XUpBonus,
  { passed, sponsor, owner }: Above,
  known: ReadonlyMap<string, Above>,
): string | null {
  if (bonus.passes === "recruit" || !passed) return passed ? owner : sponsor;
  return sponsor === null ? null : (known.get(sponsor)?.sponsor ?? null);
}

/** Who comes next where somebody is passed over. */
function above({ passes }: XUpBonus, person: Above | undefined): string | null {
  return (passes === "recruit" ? person?.owner : person?.sponsor) ?? null;
}

/** Everybody of the sheet, by id. */
async function everybody(
  { graph, scope: { sheet } }: Settling,
  bonus: XUpBonus,
): Promise<Map<string, Above>> {
  const parameters = {
    ...{ sheet, property: passedProperty(bonus.id) },
    mark: markOf(bonus.payee, bonus.rankBy),
  };
  const rows = await graph.read<Above>("bonus/belonging", parameters, { timeout: 600_000 });
  return new Map(rows.map((row) => [row.id, row]));
}

/** What some sales of one seller pay. */
function partOf({ id, pays }: XUpBonus, taker: string, seller: SellerVolume): Settled {
  const head = { distributorId: taker, bonus: id, level: 0 };
  if ("rate" in pays) {
    const { unit, volume, count } = seller;
    return { ...head, ratePpm: pays.rate, unit, volume, count };
  }
  const amount = { numerator: pays.amount * seller.sales, denominator: 1n };
  return { ...head, amount, ratePpm: null, baseMinor: null, sourceId: seller.id };
}

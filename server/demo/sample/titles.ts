/**
 * The career titles that a made-up company brings along: what its first period earns, so that a first close
 * finds no rank that jumped. The second opinion tells them, since it needs no database.
 */
import type { Period } from "../../plan/calendar.ts";
import type { Plan } from "../../plan/plan.ts";
import { entriesOf, peopleOf, type EntryRow } from "../../second-opinion/company.ts";
import { formOpinions } from "../../second-opinion/sequence.ts";
import { spillPeople } from "../../second-opinion/standing/spill.ts";
import type { DemoCustomer } from "../people.ts";
import type { Sale } from "../sales.ts";
import type { SamplePerson } from "./sample.ts";

/** Gives everybody who had joined before the period the rank that he is paid as in it. */
export function titlesOf(
  plan: Plan,
  period: Period,
  people: readonly SamplePerson[],
  customers: readonly DemoCustomer[],
  sales: readonly Sale[],
): SamplePerson[] {
  const rows = people.map(({ id, joinedAt, status, sponsor }) => ({
    ...{ id, joinedAt, status, parent: null, leg: null },
    sponsor: people[sponsor]?.id ?? null,
  }));
  const known = peopleOf(spillPeople(plan, rows));
  const none = new Map<number, never>();
  const [opinion] = formOpinions(
    plan,
    [period],
    known,
    entriesOf(known, entryRows(people, customers, sales)),
    {
      ...{ title: new Int32Array(known.count), balances: none, lifetime: none, graceUsed: none },
      ...{ paidOnce: new Map<string, never>(), carries: none },
      ...{ goalsOf: () => none, givenIn: () => ({ paidAs: none, title: none }) },
    },
  );
  return people.map((person) => {
    const place = known.placeOf.get(person.id) ?? -1;
    const rank = person.joinedAt < period.startsAt ? (opinion?.standings.paidAs[place] ?? 0) : 0;
    return { ...person, title: plan.ranks[rank - 1]?.id ?? "" };
  });
}

function entryRows(
  people: readonly SamplePerson[],
  customers: readonly DemoCustomer[],
  sales: readonly Sale[],
): EntryRow[] {
  const buyers = new Set(customers.map(({ id }) => id));
  const byId = new Map(sales.map((sale) => [sale.id, sale]));
  return sales.map(({ id, buyerId, credited, placedAt, kind, returns, ...volume }) => {
    const origin = byId.get(returns);
    const sign = origin === undefined ? 1n : -1n;
    const sellerId = people[credited]!.id;
    return {
      ...{ orderId: id, buyerId, sellerId, at: placedAt, product: null },
      ...{ own: !buyers.has(buyerId), customerOf: buyers.has(buyerId) ? sellerId : null },
      qualifying: sign * volume.qualifying,
      commissionable: sign * volume.commissionable,
      ...{ kind: origin?.kind ?? kind, placedAt: origin?.placedAt ?? placedAt },
      returns: origin?.id ?? null,
    };
  });
}

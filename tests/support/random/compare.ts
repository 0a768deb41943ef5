/** The trial's tables and the second opinion's results as texts of one form, so that they compare. */
import type { Opinion } from "../../../server/second-opinion/opinion.ts";
import type { Tables } from "../../../server/trial/tables.ts";

const decimal = (value: bigint, digits: number) => {
  const sign = value < 0n ? "-" : "";
  const text = String(value < 0n ? -value : value).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return sign + (digits === 0 ? whole : `${whole}.${text.slice(-digits)}`);
};

/** Rows of every table by its name, in one order. */
export type Compared = { [table: string]: string[] };

/** What the second opinion says, in rows like the trial's (only what the documentation determines). */
export function expectedRows(opinions: readonly Opinion[]): Compared {
  return inOrder({
    commissions: opinions.flatMap(commissionRows),
    standings: opinions.flatMap(standingRows),
    lines: opinions.flatMap(lineRows),
    unpaid: opinions.flatMap(unpaidRows),
    payments: opinions.flatMap(paymentRows),
  });
}

function commissionRows({ scene, bonuses, commissions }: Opinion): string[] {
  const { plan, period, people } = scene;
  return commissions.flatMap((amounts, i) =>
    [...amounts]
      .filter(([, amount]) => amount !== 0n)
      .map(([payee, amount]) => {
        const money = decimal(amount, plan.currencyDigits);
        return `${period.id} ${people.ids[payee]} ${bonuses[i]!.id} ${money}`;
      }),
  );
}

function standingRows({ scene, standings }: Opinion): string[] {
  const { plan, period, people, here } = scene;
  const rank = (number: number) => plan.ranks[number - 1]?.id ?? "";
  const { personal, group, total } = standings.qualifying;
  return people.ids.flatMap((id, place) => {
    if (here[place] === 0) return [];
    const volumes = [personal, group, total].map((of) => decimal(of[place]!, 2));
    const ranks = [rank(standings.title[place]!), rank(standings.paidAs[place]!)];
    return [[period.id, id, ...volumes, standings.active[place] === 1, ...ranks].join(" ")];
  });
}

/** Whom and which bonus a cap cut: "place bonus". How lines are cut is not in the documentation. */
function cutOf({ bonuses, commissions }: Opinion): Set<string> {
  return new Set(
    bonuses.flatMap(({ id, amounts }, i) =>
      [...amounts]
        .filter(([payee, amount]) => commissions[i]!.get(payee) !== amount)
        .map(([payee]) => `${payee} ${id}`),
    ),
  );
}

function lineRows(opinion: Opinion): string[] {
  const { plan, period, people } = opinion.scene;
  const cut = cutOf(opinion);
  return opinion.bonuses.flatMap(({ id, lines }) =>
    lines.map(({ payee, orderId, source, paidLevel, rate, minor, volume, amount }) =>
      [
        ...[period.id, people.ids[payee], id, orderId, people.ids[source], paidLevel ?? ""],
        ...[Number(rate) / 1e6, minor === undefined ? decimal(volume, 2) : ""],
        cut.has(`${payee} ${id}`) ? "cut" : decimal(amount, plan.currencyDigits),
      ].join(" "),
    ),
  );
}

function unpaidRows({ scene, bonuses }: Opinion): string[] {
  const { period, people } = scene;
  return bonuses.flatMap(({ id, passed }) =>
    passed.map(({ payee, orderId }) => `${period.id} ${people.ids[payee]} ${id} ${orderId}`),
  );
}

function paymentRows({ scene, payments }: Opinion): string[] {
  const { plan, period, people } = scene;
  return [...payments].map(([place, { earned, held, paid, carried }]) => {
    const money = [earned, held, paid, carried].map((one) => decimal(one, plan.currencyDigits));
    return [period.id, people.ids[place], ...money].join(" ");
  });
}

/** The trial's tables in the same form. */
export function actualRows(tables: Tables, opinions: readonly Opinion[]): Compared {
  const cut = new Set(
    opinions.flatMap((opinion) =>
      [...cutOf(opinion)].map((key) => {
        const [place = "", bonus = ""] = key.split(" ");
        return `${opinion.scene.period.id} ${opinion.scene.people.ids[Number(place)]} ${bonus}`;
      }),
    ),
  );
  // Lines of no order say how an amount is made up that is compared as a commission.
  const ofOrders = tables.lines.filter((row) => row[3] !== "");
  const paid = ofOrders.filter((row) => row[10] === "");
  return inOrder({
    commissions: tables.commissions.map((row) => row.slice(0, 4).join(" ")),
    standings: tables.standings.map((row) => row.slice(0, 8).join(" ")),
    lines: paid.map((row) => {
      const [period, id, bonus, orderId, sourceId, , paidLevel, rate, volume, amount] = row;
      const shown = cut.has(`${period} ${id} ${bonus}`) ? "cut" : amount;
      const cells = [period, id, bonus, orderId, sourceId, paidLevel, Number(rate), volume, shown];
      return cells.join(" ");
    }),
    unpaid: ofOrders
      .filter((row) => row[10] !== "")
      .map(([period, id, bonus, orderId]) => `${period} ${id} ${bonus} ${orderId}`),
    payments: tables.payments.map(([period, id, , earned, , , held, amount, carried]) =>
      [period, id, earned, held, amount, carried].join(" "),
    ),
  });
}

function inOrder(tables: Compared): Compared {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.sort()]));
}

/** A what-if's record and its people as clients see them. */
import { type Context, seesEverybody } from "../gql/context.ts";
import { type Money, moneyOf } from "../gql/money.type.ts";
import { make } from "../gql/refusal.ts";
import { stepsOf } from "../period/run.resolver.ts";
import type { PersonPair } from "./comparison/compare.ts";
import { keptResult, type Kept, type KeptResult, type Opinion } from "./result.ts";
import type { PersonRow, WhatIfRow } from "./what-if.store.ts";
import {
  WhatIfBonus,
  WhatIfBonusSide,
  WhatIfOpinion,
  WhatIfPerson,
} from "./what-if-result.type.ts";
import { WhatIfPersonBonus, WhatIfRank, WhatIfResult } from "./what-if-result.type.ts";
import { WhatIfSpread, WhatIfTotals } from "./what-if-result.type.ts";
import { WhatIf } from "./what-if.type.ts";

/** A record for this viewer. */
export function whatIfOf(context: Context, row: WhatIfRow): WhatIf {
  const result = row.resultJson === null ? null : keptResult(row.resultJson);
  const { id, state, planVersionId, planName, planHash, planText, livePlanVersionId } = row;
  const { runId, periodId, askedAt, startedAt, finishedAt, failure, actorId } = row;
  return make(WhatIf, {
    ...{ id, state, planVersionId, planName, planHash, planText, livePlanVersionId },
    ...{ runId, periodId, askedAt, startedAt, finishedAt, failure, actorId },
    planVersion: Number(row.planVersion),
    steps: stepsOf(row.stepsJson),
    opinion: row.opinionJson === null ? null : opinionOf(context, row.opinionJson),
    result: result && resultOf(result),
    rows: result?.people ?? 0,
  });
}

function opinionOf(context: Context, json: string): WhatIfOpinion {
  const { differences, first } = JSON.parse(json) as Kept<Opinion>;
  const told = first.map(
    ({ distributorId, figure, run, opinion }) =>
      `${distributorId}, ${figure}: computed ${run}, second opinion ${opinion}`,
  );
  return make(WhatIfOpinion, { differences, first: seesEverybody(context) ? told : [] });
}

function resultOf(result: KeptResult): WhatIfResult {
  const { currency, totals, commissionable, bonuses, ranks, spread } = result;
  const money = (minor: string) => moneyOf(BigInt(minor), currency);
  const less = (after: string, before: string) => moneyOf(BigInt(after) - BigInt(before), currency);
  const { before, after } = totals;
  return make(WhatIfResult, {
    commissionableVolume: BigInt(commissionable),
    before: totalsOf(before, money),
    after: totalsOf(after, money),
    difference: less(after.commissionsMinor, before.commissionsMinor),
    bonuses: bonuses.map((one) =>
      make(WhatIfBonus, {
        ...{ bonus: one.bonus, name: one.name },
        before: one.before && bonusSideOf(one.before, money),
        after: one.after && bonusSideOf(one.after, money),
        difference: less(one.after?.amountMinor ?? "0", one.before?.amountMinor ?? "0"),
      }),
    ),
    ranks: ranks.map((one) =>
      make(WhatIfRank, {
        ...{ rank: one.rank, name: one.name, rise: one.rise, fall: one.fall },
        ...{ peopleBefore: one.before.people, peopleAfter: one.after.people },
        ...{ before: money(one.before.amountMinor), after: money(one.after.amountMinor) },
      }),
    ),
    spread: spread.map(({ change, fromMinor, belowMinor, people, differenceMinor }) =>
      make(WhatIfSpread, {
        ...{
          change,
          from: money(fromMinor),
          below: belowMinor === null ? null : money(belowMinor),
        },
        ...{ people, difference: money(differenceMinor) },
      }),
    ),
  });
}

type InMoney = (minor: string) => Money;

function totalsOf(one: KeptResult["totals"]["before"], money: InMoney): WhatIfTotals {
  return make(WhatIfTotals, {
    commissions: money(one.commissionsMinor),
    payoutShare: rateOf(one.sharePpm),
    payees: one.payees,
    paid: money(one.paidMinor),
    held: money(one.heldMinor),
    carried: money(one.carriedMinor),
  });
}

function bonusSideOf(
  one: NonNullable<KeptResult["bonuses"][number]["before"]>,
  money: InMoney,
): WhatIfBonusSide {
  const { amountMinor, payees, sharePpm } = one;
  const payoutShare = rateOf(sharePpm);
  return make(WhatIfBonusSide, { amount: money(amountMinor), payees, payoutShare });
}

function rateOf(ppm: string | null): bigint | null {
  return ppm === null ? null : BigInt(ppm);
}

/** One person, with the names that the result has for ranks and bonuses. */
export function personOf(row: PersonRow, result: KeptResult): WhatIfPerson {
  const { distributorId, before, after, difference, move } = row;
  const money = (minor: bigint) => moneyOf(minor, result.currency);
  const parts = JSON.parse(row.bonusesJson) as Kept<PersonPair["bonuses"]>;
  return make(WhatIfPerson, {
    ...{ distributorId, move },
    ...{ before: money(before), after: money(after), difference: money(difference) },
    rankBefore: rankName(result, row.rankBefore),
    rankAfter: rankName(result, row.rankAfter),
    bonuses: parts.map((one) =>
      make(WhatIfPersonBonus, {
        name: result.bonuses.find(({ bonus }) => bonus === one.bonus)?.name ?? one.bonus,
        before: money(BigInt(one.beforeMinor)),
        after: money(BigInt(one.afterMinor)),
      }),
    ),
  });
}

function rankName({ ranks }: KeptResult, rank: string | null): string {
  return ranks.find((one) => one.rank === rank)?.name ?? rank ?? "";
}

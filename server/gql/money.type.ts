/** Money as clients see it: decimal text in the currency's digits, and the currency beside it. */
import assert from "node:assert/strict";
import { Field, ObjectType } from "type-graphql";
import { currencyDigits } from "../money/currency.ts";
import { formatUnits } from "../money/money.ts";

@ObjectType({ description: "An exact amount of money." })
export class Money {
  @Field(() => String, { description: 'Decimal text in the digits of the currency: "12.50".' })
  amount!: string;

  @Field(() => String, { description: "ISO 4217 code." })
  currency!: string;
}

/** Minor units of a known currency as Money. */
export function moneyOf(minor: bigint, currency: string): Money {
  const digits = currencyDigits(currency);
  assert(digits !== null, `${currency} is a currency of ISO 4217`);
  return { amount: formatUnits(minor, digits), currency };
}

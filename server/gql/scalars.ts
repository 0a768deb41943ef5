/**
 * Exact figures on the wire: every volume, rate and instant is text, never a JSON number.
 *
 * The platform computes in bigint (hundredths of a point, parts per million, epoch milliseconds);
 * here, and only here, they become text for the clients.
 */
import assert from "node:assert/strict";
import { GraphQLError, GraphQLScalarType } from "graphql";
import { isIsoDate } from "../plan/instant.ts";
import { formatRate, formatVolume } from "../money/money.ts";

function outputOnly(name: string): (value: unknown) => never {
  return () => {
    throw new GraphQLError(`${name} is not accepted as an input.`);
  };
}

/** Points with two decimals, from hundredths. */
export const VolumeScalar = new GraphQLScalarType({
  name: "Volume",
  description: 'Points as decimal text with two digits after the point, such as "1200.00".',
  serialize(value) {
    assert(typeof value === "bigint", "a volume is a bigint of hundredths");
    return formatVolume(value);
  },
  parseValue: outputOnly("Volume"),
});

/** A share of one, from parts per million. */
export const RateScalar = new GraphQLScalarType({
  name: "Rate",
  description: 'A rate as the shortest decimal text: 8% is "0.08".',
  serialize(value) {
    assert(typeof value === "bigint", "a rate is a bigint of parts per million");
    return formatRate(value);
  },
  parseValue: outputOnly("Rate"),
});

/** An instant, from epoch milliseconds. */
export const InstantScalar = new GraphQLScalarType({
  name: "Instant",
  description: 'An instant in UTC as ISO text, such as "2026-11-22T10:15:00.000Z".',
  serialize(value) {
    assert(typeof value === "bigint" || typeof value === "number", "an instant is epoch millis");
    return new Date(Number(value)).toISOString();
  },
  parseValue: outputOnly("Instant"),
});

/** A calendar day without a zone. */
export const DayScalar = new GraphQLScalarType({
  name: "Day",
  description: 'A day as ISO text, such as "2026-11-01".',
  serialize(value) {
    assert(typeof value === "string", "a day is ISO text");
    return value;
  },
  parseValue(value) {
    if (typeof value === "string" && isIsoDate(value)) return value;
    throw new GraphQLError('A day is ISO text, such as "2026-11-01".');
  },
});

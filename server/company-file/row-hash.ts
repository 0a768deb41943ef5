/**
 * The hash of a row's meaning: the same row in another file, with other columns or another spelling
 * of the same figure, has the same hash.
 */
import { createHash } from "node:crypto";
import type { CustomerRow, DistributorRow, OpeningRow, OrderRow } from "./row.ts";

export function distributorHash(row: DistributorRow): string {
  const { name, email, country, joinedAt, sponsorId, placementParentId, placementLeg } = row;
  return hashOf([
    name,
    email,
    country,
    joinedAt,
    sponsorId,
    placementParentId,
    placementLeg,
    row.status,
    row.title,
  ]);
}

export function customerHash(row: CustomerRow): string {
  return hashOf([row.name, row.email, row.distributorId, row.enrolledById, row.kind]);
}

export function orderHash(row: OrderRow): string {
  return hashOf([
    row.buyerId,
    row.placedAt,
    row.currency,
    row.totalMinor === null ? null : row.totalMinor.toString(),
    row.qualifying.toString(),
    row.commissionable.toString(),
    row.kind,
    row.returnsOrderId,
    // An order without a product has the hash that it had before there were products.
    ...(row.product === "" ? [] : [row.product]),
  ]);
}

export function openingHash(row: OpeningRow): string {
  return hashOf([row.value.toString()]);
}

/** 132 bits of SHA-256: short, and no two different rows ever meet. */
function hashOf(values: (string | number | null)[]): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("base64url").slice(0, 22);
}

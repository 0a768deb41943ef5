/** Checked rows of people as the genealogy room takes them. */
import { customerHash, distributorHash } from "../company-file/row-hash.ts";
import type { CustomerRow, DistributorRow } from "../company-file/row.ts";
import type { CustomerRecord, DistributorRecord } from "../genealogy/enrolment.store.ts";

export function distributorRecord(row: DistributorRow): DistributorRecord {
  const { id, joinedAt, name, email, country, status, title } = row;
  if (id === null || joinedAt === null) throw new Error("A checked distributor has no id.");
  return {
    ...{ id, name, joinedAt, status },
    email: email || null,
    country: country || null,
    title: title || null,
    rowHash: distributorHash(row),
  };
}

export function customerRecord(row: CustomerRow): CustomerRecord {
  const { id, name, email, kind, distributorId, enrolledById } = row;
  if (id === null) throw new Error("A checked customer has no id.");
  return {
    ...{ id, name, kind, distributorId },
    email: email || null,
    enrolledById: enrolledById || null,
    rowHash: customerHash(row),
  };
}

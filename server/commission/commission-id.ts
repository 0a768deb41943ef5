/** How the outside names a commission: "2026-11/0:team:1001". */

/** Which commission is meant. */
export interface CommissionKey {
  sheet: string;
  bonus: string;
  distributorId: string;
}

/** The id of a commission. */
export function idOfCommission({ sheet, bonus, distributorId }: CommissionKey): string {
  return `${sheet}:${bonus}:${distributorId}`;
}

/** What an id names; null: no commission is called so. Neither a period's sheet nor a bonus has a colon. */
export function keyOfCommission(id: string): CommissionKey | null {
  const [, sheet, bonus, distributorId] = /^([^:]+):([^:]+):(.+)$/s.exec(id) ?? [];
  if (sheet === undefined || bonus === undefined || distributorId === undefined) return null;
  return { sheet, bonus, distributorId };
}

/** Which people are shown and in which order, as the address says it. */
import type { WhatIfChange, WhatIfMove, WhatIfOrder } from "../api/generated/graphql.ts";

interface Choice<T> {
  value: T;
  label: string;
}

export const CHANGES: Choice<WhatIfChange>[] = [
  { value: "LOSES", label: "Paid less" },
  { value: "GAINS", label: "Paid more" },
  { value: "SAME", label: "Paid the same" },
];

export const MOVES: Choice<WhatIfMove>[] = [
  { value: "RISES", label: "Rank rises" },
  { value: "FALLS", label: "Rank falls" },
  { value: "STAYS", label: "Rank stays" },
];

export const ORDERS: Choice<WhatIfOrder>[] = [
  { value: "LARGEST_LOSS", label: "Largest loss first" },
  { value: "LARGEST_GAIN", label: "Largest gain first" },
  { value: "LIVE_AMOUNT", label: "Most paid by the live plan" },
  { value: "TRIED_AMOUNT", label: "Most paid by the tried plan" },
  { value: "PERSON", label: "By id" },
];

/** The choice that the address names; null for none and for one that is not there. */
function choiceIn<T extends string>(choices: Choice<T>[], value: string | null): T | null {
  return choices.find((one) => one.value === value)?.value ?? null;
}

export function changeIn(address: URLSearchParams): WhatIfChange | null {
  return choiceIn(CHANGES, address.get("change"));
}

export function moveIn(address: URLSearchParams): WhatIfMove | null {
  return choiceIn(MOVES, address.get("move"));
}

export function orderIn(address: URLSearchParams): WhatIfOrder {
  return choiceIn(ORDERS, address.get("order")) ?? "LARGEST_LOSS";
}

/** Which people of a what-if somebody asks for, and in which order: the words of the API and of the export. */
import { searchPeople } from "../genealogy/genealogy.reader.ts";
import type { Context } from "../gql/context.ts";
import type { PeopleFilter } from "./what-if.store.ts";

export const WhatIfChange = { LOSES: "loses", SAME: "same", GAINS: "gains" } as const;
export type WhatIfChange = (typeof WhatIfChange)[keyof typeof WhatIfChange];

export const WhatIfMove = { RISES: "rises", FALLS: "falls", STAYS: "stays" } as const;
export type WhatIfMove = (typeof WhatIfMove)[keyof typeof WhatIfMove];

export const WhatIfOrder = {
  LARGEST_LOSS: "loss",
  LARGEST_GAIN: "gain",
  LIVE_AMOUNT: "before",
  TRIED_AMOUNT: "after",
  PERSON: "person",
} as const;
export type WhatIfOrder = (typeof WhatIfOrder)[keyof typeof WhatIfOrder];

/** What is asked for; what is left out is everybody. */
export interface AskedPeople {
  change?: WhatIfChange | null;
  move?: WhatIfMove | null;
  /** Id of a rank, by one of the plans. */
  rank?: string | null;
  /** Id of the one person who is meant. */
  person?: string | null;
  /** Beginning of a name or id. */
  search?: string | null;
}

/** People whom a search finds at most. */
const FOUND_MAX = 200;

/** The filter as the store takes it; a search becomes the people whom it finds. */
export async function filterOf(
  { graph, book }: Context,
  asked: AskedPeople | null,
): Promise<PeopleFilter> {
  const { change = null, move = null, rank = null, person = null } = asked ?? {};
  if (person !== null) return { change, move, rank, ids: [person] };
  const words = asked?.search?.trim() ?? "";
  if (words === "") return { change, move, rank, ids: null };
  const tree = (await book.newestPlan())?.plan.volume.tree ?? "sponsor";
  const found = await searchPeople(graph, { words, tree, viewerId: null, limit: FOUND_MAX });
  return { change, move, rank, ids: found.map(({ id }) => id) };
}

/**
 * People whom a shop or a back office enrols one by one: the rules of distributors.csv and customers.csv, all or
 * nothing.
 *
 * Both trees are locked first and everything is checked under the lock, so two who ask for the same leg never both
 * get it. The id of a person makes a repeat harmless: one who is there with the same content is left alone.
 */
import { checkGivenPeople, type GivenRow } from "../../company-file/check-company.ts";
import type { CheckedCompany, PeopleGiven } from "../../company-file/check-company.ts";
import { origin } from "../../company-file/people.ts";
import type { Fault } from "../../csv/fault.ts";
import { publish } from "../../event/event.ts";
import { raiseClosedChange } from "../../exception/closed-change.ts";
import { takeDecision } from "../../exception/decision.ts";
import {
  addCustomers,
  addDistributors,
  addPlacementEdges,
  addSponsorEdges,
  lockTrees,
  type CustomerRecord,
  type DistributorRecord,
} from "../../genealogy/enrolment.store.ts";
import { readerIn, type Graph, type Transaction } from "../../graph/graph.ts";
import { holdVolume } from "../../order/volume.store.ts";
import type { Plan } from "../../plan/plan.ts";
import { edgeGroups } from "../edge-groups.ts";
import { knownOf } from "../known-graph.ts";
import { customerRecord, distributorRecord } from "../person-record.ts";

/** Most people of one request. */
export const ENROLMENTS_MAX = 200;

export interface EnrolmentsInput {
  /** By the columns of distributors.csv and customers.csv, as text. */
  distributors: readonly GivenRow[];
  customers: readonly GivenRow[];
  plan: Plan;
  actorId: string;
}

/** Ids of who was enrolled now and who was there already, or why nobody was enrolled. */
export type EnrolmentsAnswer =
  | { recorded: string[]; unchanged: string[] }
  | { faults: Fault[] }
  | { refused: "import_running" | "invalid:distributors"; message: string };

interface Deps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
}

/** Checks the people and enrols those who are not there yet, each in his place of both trees. */
export async function recordEnrolments(
  { graph, clock }: Deps,
  input: EnrolmentsInput,
): Promise<EnrolmentsAnswer> {
  const asked = input.distributors.length + input.customers.length;
  if (asked === 0 || asked > ENROLMENTS_MAX) {
    const message = `Enrol 1 to ${ENROLMENTS_MAX} people at once.`;
    return { refused: "invalid:distributors", message };
  }
  return graph.transaction(async (tx) => {
    if ((await lockTrees(tx, ["sponsor", "placement"])) !== null) return importRunning;
    const known = await knownOf(readerIn(tx));
    const { plan, distributors, customers } = input;
    const check = { known, plan, mode: "company" as const };
    const given = await checkGivenPeople(check, { distributors, customers });
    const { faultCount, faults } = given.company;
    return faultCount > 0 ? { faults } : enrol(tx, clock(), input, given);
  });
}

async function enrol(
  tx: Transaction,
  at: number,
  { plan, actorId }: EnrolmentsInput,
  { distributors, customers, company }: PeopleGiven,
): Promise<EnrolmentsAnswer> {
  const isNew = ({ id }: { id: string | null }) =>
    company.people.origins[company.people.numberOf.get(id!)!] === origin.new;
  const enrolled = distributors.filter(isNew).map(distributorRecord);
  const buyers = customers.filter(isNew).map(customerRecord);
  const unchanged = [...distributors, ...customers].filter((row) => !isNew(row));
  const recorded = [...enrolled, ...buyers].map(({ id }) => id);
  if (recorded.length > 0) {
    await write(tx, plan, company, enrolled, buyers);
    await reachClosed(tx, enrolled, at);
    await publish(tx, {
      ...{ id: `people-enrolled:${recorded[0]}`, kind: "people-enrolled", actorId, at },
      payload: {
        distributorIds: enrolled.map(({ id }) => id),
        customerIds: buyers.map(({ id }) => id),
      },
    });
  }
  return { recorded, unchanged: unchanged.map(({ id }) => id!) };
}

async function write(
  tx: Transaction,
  plan: Plan,
  { people }: CheckedCompany,
  enrolled: DistributorRecord[],
  buyers: CustomerRecord[],
): Promise<void> {
  await addDistributors(tx, { importId: null, rows: enrolled });
  const legs = plan.placement?.legs ?? [];
  for (const [tree, add] of [
    ["sponsor", addSponsorEdges],
    ["placement", addPlacementEdges],
  ] as const) {
    for await (const { groups } of edgeGroups(people, tree, legs, Infinity)) await add(tx, groups);
  }
  await addCustomers(tx, { importId: null, rows: buyers });
}

/** Who joined before a frozen period's end changes it: runs under way are out of date, closed periods get a case. */
async function reachClosed(
  tx: Transaction,
  enrolled: readonly DistributorRecord[],
  at: number,
): Promise<void> {
  const earliest = Math.min(...enrolled.map(({ joinedAt }) => joinedAt));
  if (enrolled.length === 0) return;
  const frozen = await holdVolume(tx, { earliest, latest: Math.max(earliest, at) });
  for (const { id: subject, joinedAt } of frozen.length > 0 ? enrolled : []) {
    const { closed } = await takeDecision(tx, { from: joinedAt, through: null });
    await raiseClosedChange(tx, {
      ...{ code: "enrolled_after_close", subject, closed, at },
      evidence: { "Joined on": new Date(joinedAt).toISOString() },
    });
  }
}

const importRunning = {
  refused: "import_running" as const,
  message: "An import is under way; enrol them again when it is done.",
};

/** Checks distributors.csv and customers.csv: ids taken once, references that exist. */
import { shown } from "../csv/fault.ts";
import { differs, inPages, type Check } from "./check.ts";
import { tableShapes } from "./columns.ts";
import type { KnownPerson } from "./known.ts";
import { addPerson, origin, unknown } from "./people.ts";
import { readCompanyTable } from "./read-company-table.ts";
import { customerHash, distributorHash } from "./row-hash.ts";
import type { CustomerRow, DistributorRow } from "./row.ts";

type PeopleTable = "distributors" | "customers";
type PersonRow = DistributorRow | CustomerRow;

/** References as written, by person number; resolved when everybody is known. */
interface References {
  /** The sponsor of a distributor, the distributor of a customer. */
  first: string[];
  /** The placement parent of a distributor, the enroller of a customer. */
  second: string[];
  leg: string[];
}

/** Reads both tables, then resolves who stands under whom. */
export async function checkPeople(check: Check, onBytes: (bytes: number) => void): Promise<void> {
  const references = noReferences();
  await readPeople(check, "distributors", references, onBytes);
  await readPeople(check, "customers", references, onBytes);
  await resolve(check, references);
}

/** The same for rows that come without a file. */
export async function checkPeopleRows(
  check: Check,
  distributors: DistributorRow[],
  customers: CustomerRow[],
): Promise<void> {
  const references = noReferences();
  await takePeople(check, "distributors", distributors, references);
  await takePeople(check, "customers", customers, references);
  await resolve(check, references);
}

function noReferences(): References {
  return { first: [], second: [], leg: [] };
}

async function readPeople(
  check: Check,
  table: PeopleTable,
  references: References,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const path = check.source.tables[table];
  if (path === undefined) return;
  const rows = readCompanyTable(table, path, check.settings, check.faults, { onBytes });
  for (;;) {
    const next = await rows.next();
    if (next.done === true) {
      if (!next.value) check.unread.add(table);
      return;
    }
    await takePeople(check, table, next.value, references);
  }
}

async function takePeople(
  check: Check,
  table: PeopleTable,
  rows: PersonRow[],
  references: References,
): Promise<void> {
  const { people, faults, known } = check;
  const { file } = tableShapes[table];
  const ids = rows.flatMap((row) => (row.id === null ? [] : [row.id]));
  const there = new Map<string, KnownPerson>();
  if (!known.empty) {
    for (const person of await inPages(ids, (page) => known.people(page))) {
      there.set(person.id, person);
    }
  }
  for (const row of rows) {
    check.counts[table].rows += 1;
    if (row.id === null) continue;
    const earlier = people.numberOf.get(row.id);
    if (earlier !== undefined) {
      const where = `${people.isCustomer[earlier] ? "customers" : "distributors"}.csv line ${people.lines[earlier]}`;
      faults.add(
        file,
        row.line,
        "id",
        `The id ${shown(row.id)} is taken by ${where}; every person needs an id of his own.`,
      );
      continue;
    }
    const person = there.get(row.id);
    const from = person === undefined ? origin.new : sameOrFault(check, table, row, person);
    if (from === origin.new) check.counts[table].fresh += 1;
    addPerson(people, {
      id: row.id,
      isCustomer: table === "customers",
      origin: from,
      line: row.line,
      joinedAt: "joinedAt" in row ? row.joinedAt : null,
      inPlacement: person?.inPlacement,
    });
    references.first.push("sponsorId" in row ? row.sponsorId : row.distributorId);
    references.second.push("sponsorId" in row ? row.placementParentId : row.enrolledById);
    references.leg.push("sponsorId" in row ? row.placementLeg : "");
  }
}

function sameOrFault(
  check: Check,
  table: PeopleTable,
  row: PersonRow,
  person: KnownPerson,
): number {
  const { file } = tableShapes[table];
  const kind = table === "customers" ? "customer" : "distributor";
  if (person.kind !== kind) {
    check.faults.add(
      file,
      row.line,
      "id",
      `The id ${shown(row.id ?? "")} is there already as a ${person.kind}; give this ${kind} another id.`,
    );
  } else if (row.sound) {
    const hash = "sponsorId" in row ? distributorHash(row) : customerHash(row);
    if (hash !== person.rowHash) {
      check.faults.add(file, row.line, "id", differs(`The ${kind}`, shown(person.id)));
    }
  }
  return origin.unchanged;
}

/** Adds people of the database who are referred to and not in the files, with their distributors. */
export async function addOutsiders(check: Check, ids: string[]): Promise<void> {
  const { people, known } = check;
  if (known.empty) return;
  const missing = ids.filter((id) => id !== "" && !people.numberOf.has(id));
  const found = await inPages(missing, (page) => known.people(page));
  await addDistributorsOf(check, found);
  for (const person of found) addOutsider(check, person);
}

async function addDistributorsOf(check: Check, found: KnownPerson[]): Promise<void> {
  const { people, known } = check;
  const own = new Set(found.map((person) => person.id));
  const ids = new Set<string>();
  for (const { distributorId } of found) {
    if (distributorId === null || own.has(distributorId)) continue;
    if (!people.numberOf.has(distributorId)) ids.add(distributorId);
  }
  for (const person of await inPages(ids, (page) => known.people(page))) {
    addOutsider(check, person);
  }
  found.sort((one, other) => Number(one.kind === "customer") - Number(other.kind === "customer"));
}

function addOutsider(check: Check, person: KnownPerson): void {
  const { people } = check;
  if (people.numberOf.has(person.id)) return;
  const isCustomer = person.kind === "customer";
  const number = addPerson(people, {
    id: person.id,
    isCustomer,
    origin: origin.outside,
    line: 0,
    joinedAt: person.joinedAt,
    inPlacement: person.inPlacement,
  });
  if (isCustomer) {
    people.distributor[number] = people.numberOf.get(person.distributorId ?? "") ?? -1;
  }
}

async function resolve(check: Check, references: References): Promise<void> {
  await addOutsiders(check, [...new Set([...references.first, ...references.second])]);
  const { people, settings } = check;
  const legs = settings.plan.placement?.legs ?? [];
  const sponsor = { column: "sponsorId", what: "The sponsor", may: true };
  const parent = { column: "placementParentId", what: "The placement parent", may: true };
  const owner = { column: "distributorId", what: "The distributor", may: false };
  const enroller = { column: "enrolledById", what: "The enrolling distributor", may: true };
  for (let number = 0; number < references.first.length; number += 1) {
    const first = references.first[number]!;
    const second = references.second[number]!;
    if (people.isCustomer[number]) {
      people.distributor[number] = distributorFor(check, number, first, owner);
      distributorFor(check, number, second, enroller);
    } else {
      people.sponsor[number] = distributorFor(check, number, first, sponsor);
      people.placementParent[number] = distributorFor(check, number, second, parent);
      people.leg[number] = legs.indexOf(references.leg[number]!);
      checkLegForm(check, number, second, references.leg[number]!);
    }
  }
}

/** The number of the distributor that a cell names; `unknown`, and a fault, where there is none. */
function distributorFor(
  check: Check,
  number: number,
  id: string,
  place: { column: string; what: string; may: boolean },
): number {
  const { people, unread } = check;
  if (id === "") return -1;
  const found = people.numberOf.get(id);
  if (found !== undefined && !people.isCustomer[found]) return found;
  if (found === undefined && (unread.has("distributors") || unread.has("customers")))
    return unknown;
  const table = people.isCustomer[number] ? "customers" : "distributors";
  const mend = place.may ? "add that distributor or leave it empty" : "add that distributor";
  check.faults.add(
    tableShapes[table].file,
    people.lines[number]!,
    place.column,
    found === undefined
      ? `${place.what} ${shown(id)} is not there; ${mend}.`
      : `${place.what} ${shown(id)} is a customer; name a distributor.`,
  );
  return unknown;
}

function checkLegForm(check: Check, number: number, parentId: string, leg: string): void {
  const { people, plan } = check;
  const report = (reason: string) =>
    check.faults.add(tableShapes.distributors.file, people.lines[number]!, "placementLeg", reason);
  const { placement } = plan;
  if (parentId === "") {
    if (leg === "" || (placement?.spill === "outerLeg" && placement.legs.includes(leg))) return;
    report("A leg without a placement parent means nothing; write both or none.");
    return;
  }
  if (placement === null) return;
  const { legs } = placement;
  if (legs.length === 0) {
    if (leg !== "") report(`The plan has no legs, so ${shown(leg)} means nothing; leave it empty.`);
  } else if (!legs.includes(leg)) {
    report(`The plan has no leg ${shown(leg)}; write one of ${legs.join(", ")}.`);
  }
}

/** The demo company can be imported on any day, and is the same for a seed. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCompany } from "../../server/company-file/check-company.ts";
import { directorySource } from "../../server/company-file/company-source.ts";
import { nothingKnown } from "../../server/company-file/known.ts";
import { faultText } from "../../server/csv/fault.ts";
import { makeCompany } from "../../server/demo/company.ts";
import { readDemoPlan, DEMO_SEED } from "../../server/demo/demo.service.ts";
import { writeCompanyFiles } from "../../server/demo/files.ts";
import { recruitsOf } from "../../server/demo/people.ts";

const { plan } = await readDemoPlan();

test.each([
  ["the first minutes of a month", Date.UTC(2026, 9, 31, 23, 5)],
  ["the day after the clocks go back", Date.UTC(2026, 9, 26, 12)],
  ["the day after the clocks go forward", Date.UTC(2027, 2, 29, 6)],
  ["the last evening of a short month", Date.UTC(2028, 1, 29, 22, 30)],
  ["the first days of a year", Date.UTC(2027, 0, 3, 12)],
])("nothing of it is refused in %s", async (_, now) => {
  const folder = mkdtempSync(join(tmpdir(), "heartwood-demo-test-"));
  try {
    const company = makeCompany(plan, now, DEMO_SEED);
    await writeCompanyFiles(folder, plan, company);
    const checking = { known: nothingKnown, plan, mode: "company" as const };
    const checked = await checkCompany(checking, directorySource(folder));
    expect(checked.faults.map(faultText)).toEqual([]);
    expect(company.sales.every(({ placedAt }) => placedAt <= now)).toBe(true);
    expect(company.sales.every(({ placedAt }) => placedAt >= company.ended.startsAt)).toBe(true);
    expect(company.lateSale.placedAt).toBeLessThan(company.ended.endsAt);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("it is the same for a seed, and another one for another", () => {
  const now = Date.UTC(2026, 10, 22, 9);
  const company = makeCompany(plan, now, DEMO_SEED);
  expect(makeCompany(plan, now, DEMO_SEED)).toEqual(company);
  expect(makeCompany(plan, now, DEMO_SEED + 1).people).not.toEqual(company.people);
});

test("widths are heavy-tailed: most enrol nobody, one has most of the legs", () => {
  const { people } = makeCompany(plan, Date.UTC(2026, 10, 22, 9), DEMO_SEED);
  const widths = recruitsOf(people)
    .map((legs) => legs.length)
    .sort((one, other) => other - one);
  expect(widths[0]).toBeGreaterThan(50);
  expect(widths[1]).toBeLessThan(30);
  expect(widths.filter((width) => width === 0).length).toBeGreaterThan(people.length / 2);
});

test("names and addresses do not repeat", () => {
  const { people, customers } = makeCompany(plan, Date.UTC(2026, 10, 22, 9), DEMO_SEED);
  const everybody = [...people, ...customers];
  expect(new Set(everybody.map(({ name }) => name)).size).toBe(everybody.length);
  expect(new Set(everybody.map(({ email }) => email)).size).toBe(everybody.length);
});

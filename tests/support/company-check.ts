/** Checks a company's tables in a folder that the test file throws away. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkCompany } from "../../server/company-file/check-company.ts";
import type { Mode } from "../../server/company-file/columns.ts";
import type { CompanySource } from "../../server/company-file/company-source.ts";
import { nothingKnown } from "../../server/company-file/known.ts";
import { faultText } from "../../server/csv/fault.ts";
import type { Plan } from "../../server/plan/plan.ts";
import { companyFolder, soundCompany, type CompanyText } from "./company-folder.ts";
import { importPlan } from "./import-plan.ts";

/** Folders below one that is removed in the end. */
export function companyFolders() {
  const folder = mkdtempSync(join(tmpdir(), "heartwood-company-"));
  let made = 0;
  const next = () => {
    made += 1;
    return join(folder, String(made));
  };
  return {
    next,
    remove: () => rmSync(folder, { recursive: true }),
    /** The faults of the sound company with other tables, as text. */
    faultsOf: async (text: CompanyText, plan?: Plan): Promise<string[]> =>
      (await checkTables(companyFolder(next(), { ...soundCompany, ...text }), plan)).faults,
  };
}

/** Checks a source against an empty database. */
export async function checkTables(
  source: CompanySource,
  plan: Plan = importPlan(),
  mode: Mode = "company",
) {
  const company = await checkCompany({ known: nothingKnown, plan, mode }, source);
  return { company, faults: company.faults.map(faultText) };
}

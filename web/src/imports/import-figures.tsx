import type { ImportFieldsFragment } from "../api/generated/graphql.ts";
import { grouped } from "../ui/decimal.ts";
import { Figure } from "../ui/figure.tsx";
import { Figures } from "../ui/figures.tsx";
import { durationText } from "../ui/instant.ts";
import { Section } from "../ui/section.tsx";

/** What an import read, and what became of it. */
export function ImportFigures({ record }: { record: ImportFieldsFragment }) {
  const count = (value: number) => grouped(String(value));
  const took = record.finishedAt ? durationText(record.startedAt, record.finishedAt) : "running";
  return (
    <Section title={outcome(record)}>
      <Figures>
        <Figure label="Distributors" value={count(record.counts.distributors)} />
        <Figure label="Customers" value={count(record.counts.customers)} />
        <Figure label="Orders" value={count(record.counts.orders)} />
        <Figure label="Faults" value={count(record.faultCount)} />
        <Figure label="Time" value={took} note={`by ${record.by}`} />
      </Figures>
    </Section>
  );
}

function outcome(record: ImportFieldsFragment): string {
  if (record.state === "DONE") {
    return record.unchanged ? "Nothing new: these files were taken before" : "Taken completely";
  }
  if (record.state === "REFUSED")
    return "Nothing was kept: mend the faults below, then import again";
  if (record.state === "FAILED") return "It broke off; nothing was kept. Import the files again";
  return "Rows read so far";
}

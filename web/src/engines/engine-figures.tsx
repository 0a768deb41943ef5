import { Amount } from "../ui/amount.tsx";
import { grouped } from "../ui/decimal.ts";
import { Figure } from "../ui/figure.tsx";
import { Figures } from "../ui/figures.tsx";
import { Section } from "../ui/section.tsx";
import type { Compared } from "./engine-page.tsx";

/** Both totals, and how many persons differ. */
export function EngineFigures({ result }: { result: Compared }) {
  return (
    <Section title={outcome(result)}>
      <Figures>
        {result.ours ? <Figure label="Ours" value={<Amount money={result.ours} />} /> : null}
        {result.theirs ? <Figure label="Theirs" value={<Amount money={result.theirs} />} /> : null}
        {result.persons == null ? null : (
          <Figure label="Persons that differ" value={grouped(String(result.persons))} />
        )}
        <Figure
          label="Lines"
          value={grouped(String(result.rows))}
          note={`${result.source}, by ${result.by}`}
        />
      </Figures>
    </Section>
  );
}

function outcome(result: Compared): string {
  if (result.failure) return result.failure;
  if (result.state === "REFUSED")
    return "Nothing was compared: mend the faults, then send it again";
  if (result.state !== "DONE") return "The file is being read and compared";
  return result.groups.length === 0
    ? "Both engines say the same"
    : "Both engines beside each other";
}

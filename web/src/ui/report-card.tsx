import { RequirementRow, type RequirementFacts } from "./requirement-row.tsx";
import classes from "./report-card.module.css";
import { Section } from "./section.tsx";
import { StateMark } from "./state-mark.tsx";

/** How far somebody is with one rank. */
export interface RankFacts {
  rank: { id: string; name: string };
  achieve: readonly RequirementFacts[] | null;
  maintain: readonly RequirementFacts[] | null;
  maintains: boolean;
  earned: boolean;
}

/** Every rank of the plan, the highest first: what reaches it, and what maintains it. */
export function ReportCard({ reports }: { reports: readonly RankFacts[] }) {
  if (reports.length === 0) return null;
  return (
    <Section title="Every rank">
      <div className={classes.ranks}>
        {[...reports].reverse().map((report) => (
          <details key={report.rank.id} className={classes.rank}>
            <summary>
              <span className={classes.name}>{report.rank.name}</span>
              <StateMark state={report.earned ? "met" : "missing"} word={wordOf(report)} />
            </summary>
            {report.achieve === null ? (
              <p className={classes.note}>This rank is only given by appointment.</p>
            ) : (
              <Requirements title="To reach it" requirements={report.achieve} />
            )}
            {report.maintain ? (
              <Requirements title={maintainTitle(report)} requirements={report.maintain} />
            ) : null}
          </details>
        ))}
      </div>
    </Section>
  );
}

function wordOf({ earned, achieve }: RankFacts): string {
  if (earned) return "earned this period";
  if (achieve === null) return "by appointment";
  return `${achieve.filter((one) => one.met).length} of ${achieve.length} met`;
}

function maintainTitle({ maintains }: RankFacts): string {
  return maintains ? "To maintain it" : "To maintain it, once the title is reached";
}

function Requirements({
  title,
  requirements,
}: {
  title: string;
  requirements: readonly RequirementFacts[];
}) {
  return (
    <>
      <h3 className={classes.title}>{title}</h3>
      {requirements.length === 0 ? <p className={classes.note}>Nothing is asked.</p> : null}
      <ul className={classes.requirements}>
        {requirements.map((one) => (
          <RequirementRow key={one.label} requirement={one} />
        ))}
      </ul>
    </>
  );
}

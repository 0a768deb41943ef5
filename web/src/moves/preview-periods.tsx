import type { PlacePreviewFieldsFragment } from "../api/generated/graphql.ts";
import { clockText } from "../ui/instant.ts";
import { periodName } from "../ui/period-name.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import classes from "./moves.module.css";
import { PREVIEW_COLUMNS } from "./preview-columns.tsx";

type Period = PlacePreviewFieldsFragment["periods"][number];

/** What the move would do to each open period. */
export function PreviewPeriods({ preview }: { preview: PlacePreviewFieldsFragment }) {
  return preview.periods.map((period) => <PreviewPeriod key={period.periodId} period={period} />);
}

function PreviewPeriod({ period }: { period: Period }) {
  const { periodId, people, peopleCount, figures, asOf, notIncluded } = period;
  const name = periodName(periodId);
  return (
    <Section
      title={`${name}, before and after`}
      aside={asOf ? `as of ${clockText(asOf)}` : null}
      flush
    >
      {figures ? (
        <RowsTable
          label={`Who stands otherwise in ${name}`}
          columns={PREVIEW_COLUMNS}
          rows={people}
          rowKey={({ distributor }) => distributor.id}
        />
      ) : null}
      <div className={classes.under}>
        {peopleCount > people.length ? (
          <p className={classes.now}>
            And {peopleCount - people.length} more, whose ranks stay as they are.
          </p>
        ) : null}
        <h3 className={classes.label}>Not included</h3>
        <ul className={classes.gaps}>
          {notIncluded.map(({ what, message }) => (
            <li key={what}>{message}</li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

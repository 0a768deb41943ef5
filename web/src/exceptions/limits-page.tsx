import { useQuery } from "@apollo/client/react";
import { WatchLimitsDocument } from "../api/generated/graphql.ts";
import { useRole } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";
import { LimitRow } from "./limit-row.tsx";
import classes from "./limits.module.css";

/** Answers: when is a run looked at twice? Operations reads the limits, finance sets them. */
export function LimitsPage() {
  const result = useQuery(WatchLimitsDocument);
  const sets = useRole("FINANCE");
  return (
    <Page
      title="Limits of the anomaly checks"
      back={<BackLink to="/exceptions">Exceptions</BackLink>}
    >
      <p className={classes.intro}>
        Each run is searched for what is computed rightly and looks wrong. These limits say from
        when on something is unusual. They change no amount, and runs from now on go by them.
        {sets ? null : " Finance sets them."}
      </p>
      <Section flush>
        <Answer result={result} what="The limits" ghost={<Ghost rows={13} height={72} />}>
          {({ watchLimits }) => (
            <ul className={classes.list} aria-label="Limits">
              {watchLimits.map((limit) => (
                <LimitRow key={limit.name} limit={limit} sets={sets} />
              ))}
            </ul>
          )}
        </Answer>
      </Section>
    </Page>
  );
}

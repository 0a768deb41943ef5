import { useQuery } from "@apollo/client/react";
import { EarningsPeriodsDocument } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";
import { PeriodEarningsRow } from "./period-earnings-row.tsx";
import { useOwner } from "./use-owner.ts";
import classes from "./earnings-page.module.css";

/** Answers: what did I earn in each period? A period opens its statement. */
export function EarningsPage() {
  const { distributorId, home, personId } = useOwner();
  const result = useQuery(EarningsPeriodsDocument);
  return (
    <Page
      title={personId ? `Earnings of ${personId}` : "Earnings"}
      back={
        personId ? (
          <BackLink to={`/people/${encodeURIComponent(personId)}`}>The person</BackLink>
        ) : undefined
      }
    >
      <Section title="Periods" flush>
        <Answer result={result} what="The periods" ghost={<Ghost rows={6} height={64} />}>
          {({ periods }) =>
            periods.edges.length === 0 ? (
              <Empty title="No periods yet">
                Each period's statement appears here from the first sale on.
              </Empty>
            ) : (
              <>
                <ul className={classes.list}>
                  {nodesOf(periods).map((period) => (
                    <PeriodEarningsRow
                      key={period.id}
                      period={period}
                      distributorId={distributorId}
                      to={`${home}/${period.id}`}
                    />
                  ))}
                </ul>
                <LoadMore
                  list={periods}
                  noun="periods"
                  loading={result.loading}
                  onMore={(after) => result.fetchMore({ variables: { after } })}
                />
              </>
            )
          }
        </Answer>
      </Section>
    </Page>
  );
}

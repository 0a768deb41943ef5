import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { useParams } from "react-router";
import { WhatIfDocument, type WhatIfFieldsFragment } from "../api/generated/graphql.ts";
import { useRole } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Failure } from "../ui/failure.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { AboutCard } from "./about-card.tsx";
import { BonusSection } from "./bonus-section.tsx";
import { EndButton } from "./end-button.tsx";
import { PeopleSection } from "./people-section.tsx";
import { planTitle } from "./plan-title.ts";
import { RankSection } from "./rank-section.tsx";
import { SpreadSection } from "./spread-section.tsx";
import { StepsCard } from "./steps-card.tsx";
import { TotalsSection } from "./totals-section.tsx";
import classes from "./what-if-page.module.css";

const POLL_MILLISECONDS = 1000;

/** A what-if as the page has it. */
export type Tried = WhatIfFieldsFragment;
export type Found = NonNullable<Tried["result"]>;

/** Answers: what would this plan have paid, to whom, beside the live one? */
export function WhatIfPage() {
  const { whatIfId = "" } = useParams();
  const result = useQuery(WhatIfDocument, { variables: { id: whatIfId } });
  const tried = (result.data ?? result.previousData)?.whatIf;
  const { startPolling, stopPolling } = result;
  const working = tried?.state === "WAITING" || tried?.state === "RUNNING";
  useEffect(() => {
    if (!working) return;
    startPolling(POLL_MILLISECONDS);
    return () => stopPolling();
  }, [working, startPolling, stopPolling]);
  return (
    <Page
      title={tried ? `What if: ${planTitle(tried)}` : "What if"}
      back={<BackLink to="/what-if">What was tried</BackLink>}
      beside={
        tried ? (
          <>
            <StateMark state={`whatIf:${tried.state}`} />
            <span>over {periodName(tried.periodId)}</span>
          </>
        ) : null
      }
      action={
        tried?.mine ? (
          <EndButton id={tried.id} working={working} onEnded={() => void result.refetch()} />
        ) : null
      }
    >
      <Answer result={result} what="The what-if" ghost={<WhatIfGhost />}>
        {(data) =>
          data.whatIf ? (
            <WhatIfBoard tried={data.whatIf} />
          ) : (
            <Section>
              <Empty title="No such what-if">
                It was taken away, or was never there. Choose one of the list.
              </Empty>
            </Section>
          )
        }
      </Answer>
    </Page>
  );
}

/** The result first: in total, by bonus, by size, by rank, by person; then how it was computed. */
function WhatIfBoard({ tried }: { tried: Tried }) {
  const office = useRole("OPERATIONS", "FINANCE");
  const { result } = tried;
  return (
    <>
      {tried.failure ? <Failure title="Nothing was found" text={tried.failure} /> : null}
      {result ? <TotalsSection tried={tried} result={result} /> : null}
      {result ? <BonusSection result={result} /> : null}
      {result ? <SpreadSection result={result} /> : null}
      {result ? <RankSection result={result} /> : null}
      {result && office ? <PeopleSection tried={tried} result={result} /> : null}
      <div className={classes.columns}>
        <AboutCard tried={tried} />
        <StepsCard tried={tried} />
      </div>
    </>
  );
}

function WhatIfGhost() {
  return (
    <>
      <Section>
        <Ghost rows={3} />
      </Section>
      <Section>
        <Ghost rows={8} />
      </Section>
    </>
  );
}

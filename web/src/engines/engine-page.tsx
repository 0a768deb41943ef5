import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { useParams } from "react-router";
import { EngineResultDocument, type EngineResultQuery } from "../api/generated/graphql.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { useAddress } from "../ui/use-address.ts";
import { DifferencesTable } from "./differences-table.tsx";
import { EngineFigures } from "./engine-figures.tsx";
import { EngineGroups } from "./engine-groups.tsx";
import { EngineFaults } from "./engine-faults.tsx";

const POLL_MILLISECONDS = 1000;

export type Compared = NonNullable<EngineResultQuery["engineResult"]>;

/** Answers: where do both engines differ, why, and for whom? */
export function EnginePage() {
  const { resultId = "" } = useParams();
  const [address, change] = useAddress();
  const cause = address.get("cause");
  const result = useQuery(EngineResultDocument, { variables: { id: resultId, cause } });
  const record = (result.data ?? result.previousData)?.engineResult;
  const { startPolling, stopPolling } = result;
  const working = record?.state === "WAITING" || record?.state === "COMPARING";
  useEffect(() => {
    if (!working) return;
    startPolling(POLL_MILLISECONDS);
    return () => stopPolling();
  }, [working, startPolling, stopPolling]);
  return (
    <Page
      title={record ? `Other engine, ${periodName(record.periodId)}` : "Other engine"}
      back={<BackLink to="/engine">All comparisons</BackLink>}
      beside={record ? <StateMark state={`engine:${record.state}`} /> : null}
    >
      <Answer result={result} what="The comparison" ghost={<Ghost rows={6} />}>
        {({ engineResult }) =>
          engineResult ? (
            <>
              <EngineFigures result={engineResult} />
              {engineResult.faultCount > 0 ? <EngineFaults result={engineResult} /> : null}
              {engineResult.groups.length > 0 ? (
                <>
                  <EngineGroups
                    groups={engineResult.groups}
                    cause={cause}
                    onChoose={(next) => change({ cause: next })}
                  />
                  <DifferencesTable
                    result={engineResult}
                    cause={cause}
                    loading={result.loading}
                    onMore={(after) => result.fetchMore({ variables: { after } })}
                  />
                </>
              ) : null}
            </>
          ) : (
            <Section>
              <Empty title="No such comparison">Choose one of the list of comparisons.</Empty>
            </Section>
          )
        }
      </Answer>
    </Page>
  );
}

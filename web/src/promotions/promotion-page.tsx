import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { useParams } from "react-router";
import { PromotionPageDocument, type PromotionPageQuery } from "../api/generated/graphql.ts";
import { useRole } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { AwardsTable } from "./awards-table.tsx";
import { LifeCard } from "./life-card.tsx";
import { PromotionFacts } from "./promotion-facts.tsx";
import { RankingTable } from "./ranking-table.tsx";
import classes from "./promotion-page.module.css";

const POLL_MILLISECONDS = 1500;

export type PromotionDetail = NonNullable<PromotionPageQuery["promotion"]>;

/** Answers: what does a promotion ask, who stands where, what was given, and what does it cost? */
export function PromotionPage() {
  const { promotionId = "" } = useParams();
  const staff = useRole("OPERATIONS", "FINANCE");
  const names = useRole("OPERATIONS", "FINANCE", "DISTRIBUTOR");
  const variables = { id: promotionId, staff, names };
  const result = useQuery(PromotionPageDocument, { variables, fetchPolicy: "cache-and-network" });
  const promotion = (result.data ?? result.previousData)?.promotion;
  const { startPolling, stopPolling } = result;
  const working = promotion?.settling === true;
  useEffect(() => {
    if (!working) return;
    startPolling(POLL_MILLISECONDS);
    return () => stopPolling();
  }, [working, startPolling, stopPolling]);
  return (
    <Page
      title={promotion?.name ?? "Promotion"}
      back={<BackLink to="/promotions">All promotions</BackLink>}
      beside={promotion ? <StateMark state={`promotion:${promotion.state}`} /> : null}
    >
      <Answer result={result} what="The promotion" ghost={<Ghost rows={6} />}>
        {({ promotion: one }) =>
          one ? (
            <>
              <PromotionFacts promotion={one} />
              {staff ? <LifeCard promotion={one} /> : null}
              {one.awards && one.awards.edges.length > 0 ? (
                <AwardsTable awards={one.awards} />
              ) : null}
              {one.progress ? (
                <RankingTable
                  promotion={one}
                  progress={one.progress}
                  loading={result.loading}
                  onMore={(after) => result.fetchMore({ variables: { after } })}
                />
              ) : null}
              {one.text ? (
                <Section title="Text">
                  <pre className={classes.text} tabIndex={0} aria-label="Text of the promotion">
                    {one.text}
                  </pre>
                </Section>
              ) : null}
            </>
          ) : (
            <Section>
              <Empty title="No such promotion">Choose one of the list of promotions.</Empty>
            </Section>
          )
        }
      </Answer>
    </Page>
  );
}

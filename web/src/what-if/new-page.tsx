import { useQuery } from "@apollo/client/react";
import { WhatIfChoicesDocument } from "../api/generated/graphql.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";
import { AskForm } from "./ask-form.tsx";

/**
 * Asks: which plan, over which period? `?plan=ID&version=N&period=P` fills the form in, so that other
 * pages lead here with one link.
 */
export function NewWhatIfPage() {
  const result = useQuery(WhatIfChoicesDocument);
  return (
    <Page title="Try a plan" back={<BackLink to="/what-if">What was tried</BackLink>}>
      <Section title="Which plan, over which period?">
        <Answer result={result} what="Plans and periods" ghost={<Ghost rows={5} />}>
          {(data) =>
            data.periods.edges.length === 0 || data.planVersions.length === 0 ? (
              <Empty title="Nothing to try yet">
                Import a plan and a company first; a plan is tried over a period of its orders.
              </Empty>
            ) : (
              <AskForm choices={data} />
            )
          }
        </Answer>
      </Section>
    </Page>
  );
}

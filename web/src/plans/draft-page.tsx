import { useQuery } from "@apollo/client/react";
import { useParams } from "react-router";
import { PlanDraftDocument, type PlanDraftQuery } from "../api/generated/graphql.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import { DraftBench } from "./draft-bench.tsx";

export type Draft = NonNullable<PlanDraftQuery["planDraft"]>;

/** Answers: is the next version right, and what is missing before it can be published? */
export function DraftPage() {
  const { draftId = "" } = useParams();
  const result = useQuery(PlanDraftDocument, { variables: { id: draftId } });
  const draft = (result.data ?? result.previousData)?.planDraft;
  return (
    <Page
      title={draft ? draft.name : "Draft"}
      back={<BackLink to="/plan">All versions</BackLink>}
      beside={
        draft ? (
          <>
            <StateMark state={`draft:${draft.state}`} />
            <span>
              saved by {draft.changedBy}, <When at={draft.changedAt} />
            </span>
          </>
        ) : null
      }
    >
      <Answer result={result} what="The draft" ghost={<Ghost rows={20} height={22} />}>
        {(data) =>
          data.planDraft ? (
            <DraftBench key={data.planDraft.id} draft={data.planDraft} result={result} />
          ) : (
            <Section>
              <Empty title="No such draft">Choose one of the list of drafts.</Empty>
            </Section>
          )
        }
      </Answer>
    </Page>
  );
}

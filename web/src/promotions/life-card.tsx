import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import {
  ApproveSettlementDocument,
  PublishPromotionDocument,
  SettlePromotionDocument,
} from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { Failure } from "../ui/failure.tsx";
import { instantText } from "../ui/instant.ts";
import { Section } from "../ui/section.tsx";
import type { PromotionDetail } from "./promotion-page.tsx";
import classes from "./promotion-page.module.css";

const refetch = { refetchQueries: ["PromotionPage"] };

/** What comes next in a promotion's life, and who has agreed to it. */
export function LifeCard({ promotion }: { promotion: PromotionDetail }) {
  const { id, hash, state, settling, settlementHash, differences, wins } = promotion;
  const [publish] = useMutation(PublishPromotionDocument, refetch);
  const [settle] = useMutation(SettlePromotionDocument, refetch);
  const [approve] = useMutation(ApproveSettlementDocument, refetch);
  const { busy, refusal, run } = useAction();
  const press = () =>
    run(async () => {
      if (state === "DRAFT") {
        return (await publish({ variables: { id, hash } })).data?.publishPromotion;
      }
      if (state === "ENDED") return (await settle({ variables: { id } })).data?.settlePromotion;
      const variables = { id, hash: settlementHash ?? "" };
      return (await approve({ variables })).data?.approveSettlement;
    });
  const label =
    state === "DRAFT"
      ? "Publish this text"
      : state === "ENDED"
        ? "Work out the settlement"
        : `Approve ${wins} prizes`;
  return (
    <Section title="Publication and settlement">
      <p className={classes.note}>{nextStep(promotion)}</p>
      <Approvals word="Published" approvals={promotion.publications} />
      <Approvals word="Settlement approved" approvals={promotion.settlements} />
      {differences.length > 0 ? (
        <Failure title="The second computation differs" text={differences.join(" ")} />
      ) : null}
      {refusal ? <Failure title="Not done" text={refusal} /> : null}
      {["DRAFT", "ENDED", "REVIEW"].includes(state) ? (
        <Button
          mt={12}
          mih={44}
          loading={busy || settling}
          disabled={state === "REVIEW" && differences.length > 0}
          onClick={() => void press()}
        >
          {label}
        </Button>
      ) : null}
      {state === "REVIEW" ? (
        <Button
          mt={12}
          ml={12}
          mih={44}
          variant="default"
          loading={busy}
          onClick={() =>
            void run(async () => (await settle({ variables: { id } })).data?.settlePromotion)
          }
        >
          Work it out anew
        </Button>
      ) : null}
    </Section>
  );
}

function nextStep({ state, settling, settledAt, takenBackUntil }: PromotionDetail): string {
  if (settling) return "The settlement is being worked out, twice.";
  switch (state) {
    case "DRAFT":
      return "A draft: one person of operations and one of finance publish exactly this text.";
    case "PUBLISHED":
      return "Published; it begins with its window.";
    case "RUNNING":
      return "Running; progress is worked out anew every ten minutes.";
    case "ENDED":
      return `Ended; it can be settled from ${instantText(takenBackUntil)} on.`;
    case "REVIEW":
      return "A settlement waits for one person of operations and one of finance.";
    case "SETTLED":
      return `Settled${settledAt ? ` on ${instantText(settledAt)}` : ""}; its prizes are fixed.`;
  }
}

interface ApprovalsProps {
  word: string;
  approvals: PromotionDetail["publications"];
}

function Approvals({ word, approvals }: ApprovalsProps) {
  return approvals.map(({ user, role, at }) => (
    <p key={user} className={classes.note}>
      {word} by {user} ({role.toLowerCase()}), {instantText(at)}
    </p>
  ));
}

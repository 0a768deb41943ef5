import { useMutation } from "@apollo/client/react";
import { Button, Popover } from "@mantine/core";
import { PencilLine } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { BeginPlanDraftDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { Failure } from "../ui/failure.tsx";

/** Begins a draft with this version's text and cases, and opens it. */
export function BeginDraft({ versionId }: { versionId: string }) {
  const [begin] = useMutation(BeginPlanDraftDocument, { refetchQueries: ["PlanVersions"] });
  const { busy, refusal, run } = useAction();
  const [closed, setClosed] = useState(false);
  const navigate = useNavigate();
  const press = () => {
    setClosed(false);
    void run(async (key) => {
      const answer = (await begin({ variables: { versionId, key } })).data?.beginPlanDraft;
      if (answer?.__typename === "PlanDraft") {
        await navigate(`/plan/draft/${encodeURIComponent(answer.id)}`);
      }
      return answer;
    });
  };
  return (
    <Popover
      opened={refusal !== null && !closed}
      onChange={() => setClosed(true)}
      position="bottom-end"
      width={320}
    >
      <Popover.Target>
        <Button loading={busy} onClick={press} leftSection={<PencilLine size={16} aria-hidden />}>
          Draft the next version
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Failure title="No draft was begun" text={refusal ?? ""} />
      </Popover.Dropdown>
    </Popover>
  );
}

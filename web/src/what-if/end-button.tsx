import { useMutation } from "@apollo/client/react";
import { Button, Popover } from "@mantine/core";
import { useNavigate } from "react-router";
import { EndWhatIfDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { Failure } from "../ui/failure.tsx";

interface EndButtonProps {
  id: string;
  working: boolean;
  onEnded: () => void;
}

/** Breaks off what is under way, or takes away what was found; whoever asked it, and operations. */
export function EndButton({ id, working, onEnded }: EndButtonProps) {
  const [end] = useMutation(EndWhatIfDocument);
  const { busy, refusal, run } = useAction();
  const navigate = useNavigate();
  const press = async () => {
    const taken = await run(async () => {
      const answer = await end({
        variables: { id, remove: !working },
        refetchQueries: working ? [] : ["WhatIfs"],
      });
      return answer.data?.endWhatIf;
    });
    if (!taken) return;
    if (working) onEnded();
    else await navigate("/what-if");
  };
  return (
    <Popover opened={refusal !== null} position="bottom-end" width={360} withArrow>
      <Popover.Target>
        <Button variant="default" loading={busy} onClick={() => void press()}>
          {working ? "Break it off" : "Take it away"}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Failure title="It goes on" text={refusal ?? ""} />
      </Popover.Dropdown>
    </Popover>
  );
}

import { useMutation } from "@apollo/client/react";
import { Button, Popover } from "@mantine/core";
import { StartCloseDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { Failure } from "../ui/failure.tsx";
import { periodName } from "../ui/period-name.ts";
import type { PeriodDetail } from "./period-page.tsx";

interface StartCloseProps {
  period: PeriodDetail;
  onStarted: () => void;
}

/** Starts the close; before approval it may be computed again as often as needed. */
export function StartClose({ period, onStarted }: StartCloseProps) {
  const [start] = useMutation(StartCloseDocument);
  const { busy, refusal, run } = useAction();
  const again = period.runs.length > 0;
  const press = async () => {
    const taken = await run(async (key) => {
      const answer = await start({ variables: { periodId: period.id, key } });
      return answer.data?.startClose;
    });
    if (taken) onStarted();
  };
  return (
    <Popover opened={refusal !== null} position="bottom-end" width={360} withArrow>
      <Popover.Target>
        <Button loading={busy} variant={again ? "default" : "filled"} onClick={() => void press()}>
          {again ? "Compute again" : `Start the close of ${periodName(period.id)}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Failure title="The close was not started" text={refusal ?? ""} />
      </Popover.Dropdown>
    </Popover>
  );
}

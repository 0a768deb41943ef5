import { useMutation, useQuery } from "@apollo/client/react";
import { Select } from "@mantine/core";
import {
  AssignExceptionDocument,
  type CaseFieldsFragment,
  ColleaguesDocument,
} from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { useRole } from "../api/viewer.ts";
import { Amount } from "../ui/amount.tsx";
import { Failure } from "../ui/failure.tsx";
import { periodName } from "../ui/period-name.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import classes from "./case-head.module.css";

/** What the case is, how urgent, how much hangs on it, and who looks after it. */
export function CaseHead({ exception }: { exception: CaseFieldsFragment }) {
  const operations = useRole("OPERATIONS");
  const settled = exception.state === "RESOLVED" || exception.state === "WAIVED";
  return (
    <header className={classes.head}>
      <div className={classes.text}>
        <h2 className={classes.title}>{exception.title}</h2>
        <div className={classes.marks}>
          <StateMark state={`exception:${exception.state}`} />
          <StateMark state={`severity:${exception.severity}`} />
          {exception.blocking && !settled ? <StateMark state="blocking" /> : null}
          {exception.moneyAtStake ? (
            <span>
              <Amount money={exception.moneyAtStake} /> at stake
            </span>
          ) : null}
          {exception.period ? <span>{periodName(exception.period.id)}</span> : null}
          <span>
            raised <When at={exception.raisedAt} />
          </span>
        </div>
      </div>
      {operations && !settled ? <Assignee exception={exception} /> : null}
    </header>
  );
}

/** Who looks after the case; choosing somebody gives it to them. */
function Assignee({ exception }: { exception: CaseFieldsFragment }) {
  const { data } = useQuery(ColleaguesDocument);
  const [assign] = useMutation(AssignExceptionDocument);
  const { busy, refusal, run } = useAction();
  const give = (userId: string | null) =>
    void run(async () => {
      const answer = await assign({ variables: { id: exception.id, userId } });
      return answer.data?.assignException;
    });
  return (
    <div>
      <Select
        size="xs"
        label="Looked after by"
        placeholder="Nobody yet"
        clearable
        disabled={busy}
        value={exception.assignee?.id ?? null}
        onChange={give}
        data={(data?.colleagues ?? []).map((one) => ({ value: one.id, label: one.name }))}
      />
      {refusal ? <Failure title="Not assigned" text={refusal} /> : null}
    </div>
  );
}

import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import {
  ApproveRankOverrideDocument,
  RankOverridesDocument,
  type RankOverridesQuery,
  WithdrawRankOverrideDocument,
} from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { useRole } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { Failure } from "../ui/failure.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Section } from "../ui/section.tsx";
import { OverrideForm } from "./override-form.tsx";
import classes from "./rank-overrides.module.css";

type Person = NonNullable<RankOverridesQuery["distributor"]>;
type Override = Person["rankOverrides"][number];

/** Ranks and titles set by hand: what is in force, what waits for a second person, and a new one. */
export function RankOverrides({ id }: { id: string }) {
  const result = useQuery(RankOverridesDocument, { variables: { id } });
  const operations = useRole("OPERATIONS");
  return (
    <Section title="Ranks set by hand">
      <Answer result={result} what="These overrides" ghost={<Ghost rows={2} />}>
        {({ distributor }) => {
          if (!distributor) return null;
          const ranks = distributor.standing?.reportCard.map(({ rank }) => rank) ?? [];
          return (
            <>
              {distributor.rankOverrides.length === 0 ? (
                <p className={classes.note}>None: the plan alone decides.</p>
              ) : null}
              <ul className={classes.list}>
                {distributor.rankOverrides.map((one) => (
                  <OverrideRow key={one.id} override={one} ranks={ranks} />
                ))}
              </ul>
              {operations && ranks.length > 0 ? <OverrideForm id={id} ranks={ranks} /> : null}
            </>
          );
        }}
      </Answer>
    </Section>
  );
}

interface RowProps {
  override: Override;
  ranks: readonly { id: string; name: string }[];
}

function OverrideRow({ override, ranks }: RowProps) {
  const { kind, rank, from, until, reason, by, mayApprove, withdrawnBy } = override;
  const refetch = { refetchQueries: ["RankOverrides"] };
  const [approve] = useMutation(ApproveRankOverrideDocument, refetch);
  const [withdraw] = useMutation(WithdrawRankOverrideDocument, refetch);
  const { busy, refusal, run } = useAction();
  const operations = useRole("OPERATIONS");
  const overrideId = override.id;
  const name = ranks.find((one) => one.id === rank)?.name ?? rank;
  return (
    <li className={classes.row} data-over={withdrawnBy !== null}>
      <div>
        <strong>
          {kind === "TITLE" ? "Title" : "Paid as"} {name}
        </strong>
        , {from} to {until ?? "further notice"}: {reason}
        <p className={classes.note}>
          Asked for by {by}; {stateOf(override)}.
        </p>
        {refusal ? <Failure title="Not done" text={refusal} /> : null}
      </div>
      <div className={classes.actions}>
        {mayApprove ? (
          <Button
            size="xs"
            loading={busy}
            onClick={() =>
              void run(async () => {
                const answer = await approve({ variables: { overrideId } });
                return answer.data?.approveRankOverride;
              })
            }
          >
            Approve
          </Button>
        ) : null}
        {operations && withdrawnBy === null ? (
          <Button
            size="xs"
            variant="default"
            loading={busy}
            onClick={() =>
              void run(async () => {
                const variables = { overrideId, reason: "Taken back on the person's page" };
                return (await withdraw({ variables })).data?.withdrawRankOverride;
              })
            }
          >
            Take back
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function stateOf({ approver, withdrawnBy, withdrawnWhy }: Override): string {
  if (withdrawnBy !== null) return `taken back by ${withdrawnBy}: ${withdrawnWhy}`;
  return approver === null ? "waits for a second person" : `approved by ${approver}`;
}

import { useQuery } from "@apollo/client/react";
import { useParams } from "react-router";
import { StatementDocument } from "../api/generated/graphql.ts";
import { useSession } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { WithPanel } from "../ui/with-panel.tsx";
import { AdjustmentsSection } from "./adjustments-section.tsx";
import { CommissionSection } from "./commission-section.tsx";
import { LinePanel } from "./line-panel.tsx";
import { SidesSection } from "./sides-section.tsx";
import { StatementSums } from "./statement-sums.tsx";
import { useOwner } from "./use-owner.ts";

/** Answers: what did I earn in this period, and why? Each line opens its explanation. */
export function StatementPage() {
  const { periodId = "" } = useParams();
  const { company } = useSession();
  const { distributorId, home, personId } = useOwner();
  const [address, change] = useAddress();
  const result = useQuery(StatementDocument, { variables: { distributorId, periodId } });
  const statement = (result.data ?? result.previousData)?.statement;
  const commissionId = address.get("commission");
  const line = address.get("line");
  const title = personId && statement ? `${statement.distributor.name}: ` : "Statement, ";
  return (
    <Page
      title={title + periodName(periodId)}
      back={<BackLink to={home}>All periods</BackLink>}
      beside={
        statement ? (
          <>
            <StateMark state={`period:${statement.period.state}`} />
            {statement.provisional ? <StateMark state="provisional" /> : null}
            <span>
              until <When at={statement.period.endsAt} zone={company.zone} />
            </span>
            <a
              href={`/export/statement.csv?${new URLSearchParams({ distributorId, periodId })}`}
              download
            >
              Statement as CSV
            </a>
          </>
        ) : null
      }
    >
      <WithPanel
        title="Why this amount"
        panel={
          commissionId && line ? (
            <LinePanel
              commissionId={commissionId}
              lineKey={line}
              unpaid={address.get("lines") === "unpaid"}
              selfId={distributorId}
            />
          ) : null
        }
        onClose={() => change({ line: null })}
      >
        <Answer result={result} what="The statement" ghost={<StatementGhost />}>
          {(data) =>
            data.statement ? (
              <>
                <StatementSums statement={data.statement} />
                <SidesSection sides={data.statement.distributor.standing?.sides ?? []} />
                <AdjustmentsSection
                  title="Corrected since it was paid"
                  note="This period was revised after it was paid; the difference lands in a later one."
                  adjustments={data.statement.corrections}
                  other={{ head: "Lands in", of: (row) => row.landsInId }}
                  home={home}
                />
                <AdjustmentsSection
                  title="Adjustments of earlier periods"
                  note="Earlier periods were revised; what they pay otherwise is settled in this one."
                  adjustments={data.statement.adjustments}
                  other={{ head: "Of", of: (row) => row.periodId }}
                  home={home}
                />
                {data.statement.commissions.map((commission) => (
                  <CommissionSection key={commission.id} commission={commission} />
                ))}
              </>
            ) : (
              <Section>
                <Empty title="Nothing earned in this period">
                  Amounts appear here as soon as a sale earns one.
                </Empty>
              </Section>
            )
          }
        </Answer>
      </WithPanel>
    </Page>
  );
}

function StatementGhost() {
  return (
    <Section>
      <Ghost rows={8} />
    </Section>
  );
}

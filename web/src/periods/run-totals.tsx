import { useQuery } from "@apollo/client/react";
import { PeriodBeforeDocument, type TotalsFieldsFragment } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import { changeText, grouped, shareText } from "../ui/decimal.ts";
import { Figure } from "../ui/figure.tsx";
import { Figures } from "../ui/figures.tsx";
import { periodName } from "../ui/period-name.ts";
import { Points } from "../ui/points.tsx";
import { Section } from "../ui/section.tsx";
import type { PeriodDetail } from "./period-page.tsx";

interface RunTotalsProps {
  period: PeriodDetail;
  totals: TotalsFieldsFragment;
}

/** The run's totals, each with its change against the period before. */
export function RunTotals({ period, totals }: RunTotalsProps) {
  const { data } = useQuery(PeriodBeforeDocument);
  const before = nodesOf(data?.periods).find(
    (one) => one.calendar === period.calendar && one.endsAt <= period.startsAt && one.totals,
  );
  const against = before?.totals;
  const change = (now: string, then: string | undefined) =>
    before && then !== undefined
      ? `${changeText(now, then) ?? "from zero"} against ${periodName(before.id)}`
      : null;
  return (
    <Section title="Totals">
      <Figures>
        <Figure
          label="Commissions"
          value={<Amount money={totals.commissions} />}
          note={change(totals.commissions.amount, against?.commissions.amount)}
        />
        <Figure
          label="People paid"
          value={grouped(String(totals.payees))}
          note={change(String(totals.payees), against ? String(against.payees) : undefined)}
        />
        <Figure
          label="Commissionable volume"
          value={<Points volume={totals.commissionableVolume} />}
          note={change(totals.commissionableVolume, against?.commissionableVolume)}
        />
        <Figure
          label="Orders"
          value={grouped(String(totals.orders))}
          note={change(String(totals.orders), against ? String(against.orders) : undefined)}
        />
        <Figure
          label="Payout share"
          value={totals.payoutShare ? shareText(totals.payoutShare) : "–"}
          note={against?.payoutShare ? `${shareText(against.payoutShare)} before` : "Of the volume"}
        />
      </Figures>
    </Section>
  );
}

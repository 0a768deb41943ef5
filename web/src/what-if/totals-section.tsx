import { CircleCheck, OctagonAlert } from "lucide-react";
import { Amount } from "../ui/amount.tsx";
import { changeText, grouped, isZero, shareText } from "../ui/decimal.ts";
import { Figure } from "../ui/figure.tsx";
import { Figures } from "../ui/figures.tsx";
import { Section } from "../ui/section.tsx";
import { Change } from "./change.tsx";
import type { Found, Tried } from "./what-if-page.tsx";
import classes from "./totals-section.module.css";

interface TotalsSectionProps {
  tried: Tried;
  result: Found;
}

/** What the plan would have paid in all, beside the live plan, and whether the second opinion agrees. */
export function TotalsSection({ tried, result }: TotalsSectionProps) {
  const { before, after, difference } = result;
  const count = (change: Found["spread"][number]["change"]) =>
    result.spread
      .filter((one) => one.change === change)
      .reduce((sum, { people }) => sum + people, 0);
  const share = (rate: string | null | undefined) => (rate ? shareText(rate) : "–");
  const percent = changeText(after.commissions.amount, before.commissions.amount);
  return (
    <Section title="In total" aside={<Opinion tried={tried} />}>
      <Figures>
        <Figure
          label="Commissions"
          value={<Amount money={after.commissions} />}
          note={
            <>
              <Change money={difference} />
              {percent && !isZero(difference.amount) ? ` (${percent})` : ""}
            </>
          }
        />
        <Figure
          label="By the live plan"
          value={<Amount money={before.commissions} />}
          note={`${grouped(String(before.payees))} people paid, ${grouped(String(after.payees))} by this one`}
        />
        <Figure
          label="Payout share"
          value={share(after.payoutShare)}
          note={`${share(before.payoutShare)} by the live plan`}
        />
        <Figure
          label="Winners and losers"
          value={`${grouped(String(count("GAINS")))} / ${grouped(String(count("LOSES")))}`}
          note={`${grouped(String(count("SAME")))} paid the same`}
        />
        <Figure
          label="Paid out now"
          value={<Amount money={after.paid} />}
          note={
            <>
              <Amount money={before.paid} /> by the live plan
            </>
          }
        />
        <Figure
          label="Carried to the next period"
          value={<Amount money={after.carried} />}
          note={
            <>
              <Amount money={before.carried} /> by the live plan
            </>
          }
        />
      </Figures>
    </Section>
  );
}

/** The word of the second opinion on the tried plan's computation. */
function Opinion({ tried: { opinion } }: { tried: Tried }) {
  if (!opinion) return null;
  const agrees = opinion.differences === 0;
  const Icon = agrees ? CircleCheck : OctagonAlert;
  return (
    <span className={classes.opinion} data-agrees={agrees || undefined}>
      <Icon size={14} aria-hidden />
      {agrees
        ? "The second opinion agrees in every figure"
        : `The second opinion differs in ${grouped(String(opinion.differences))} figures`}
    </span>
  );
}

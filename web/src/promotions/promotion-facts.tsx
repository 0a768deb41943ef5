import { Amount } from "../ui/amount.tsx";
import { grouped } from "../ui/decimal.ts";
import { Figure } from "../ui/figure.tsx";
import { Figures } from "../ui/figures.tsx";
import { instantText } from "../ui/instant.ts";
import { Section } from "../ui/section.tsx";
import type { PromotionDetail } from "./promotion-page.tsx";
import classes from "./promotion-page.module.css";

/** Window, people, prizes, what they cost and what of it is taxed. */
export function PromotionFacts({ promotion }: { promotion: PromotionDetail }) {
  const { from, until, takenBackUntil, asOf, people, wins, cost, taxedValue, tiers } = promotion;
  const settled = promotion.state === "SETTLED";
  return (
    <Section title="At a glance">
      <p className={classes.note}>
        {instantText(from)} to {instantText(until)}; returns take back until{" "}
        {instantText(takenBackUntil)}.{" "}
        {asOf ? `Figures as of ${instantText(asOf)}.` : "No figures are worked out yet."}
      </p>
      <Figures>
        <Figure label="Taking part" value={grouped(String(people))} />
        <Figure
          label="Prizes"
          value={grouped(String(wins))}
          note={settled ? "given" : "as it stands now"}
        />
        {cost ? <Figure label="Cost" value={<Amount money={cost} />} /> : null}
        {taxedValue ? <Figure label="Taxed value" value={<Amount money={taxedValue} />} /> : null}
      </Figures>
      <ul className={classes.tiers}>
        {tiers.map((tier) => (
          <li key={tier.id}>
            {tier.name}
            {tier.top ? `, the best ${tier.top}` : ""}
            {tier.limit ? `, the first ${tier.limit}` : ""}:{" "}
            {tier.prizes.map((prize, i) => (
              <span key={i}>
                {i > 0 ? "; " : ""}
                {prize.name}
                {prize.cost && prize.taxedValue ? (
                  <>
                    {" "}
                    (cost <Amount money={prize.cost} />, taxed at{" "}
                    <Amount money={prize.taxedValue} />)
                  </>
                ) : null}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

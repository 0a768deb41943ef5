import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { HomePromotionsDocument } from "../api/generated/graphql.ts";
import { instantText } from "../ui/instant.ts";
import { Section } from "../ui/section.tsx";
import { TierProgress } from "../ui/tier-progress.tsx";

/** The promotions that run now and what I am missing in each; nothing where none runs. */
export function PromotionsCard({ distributorId }: { distributorId: string }) {
  const result = useQuery(HomePromotionsDocument, { variables: { id: distributorId } });
  const running = (result.data?.distributor?.promotions ?? []).filter(
    ({ promotion }) => promotion.state === "RUNNING",
  );
  return running.map(({ promotion, progress }) => (
    <Section
      key={promotion.id}
      title={promotion.name}
      aside={<Link to="/promotions">All promotions</Link>}
    >
      <p>
        Until {instantText(promotion.until)}
        {promotion.asOf ? `, figures as of ${instantText(promotion.asOf)}` : ""}
        {promotion.hasPoints && progress
          ? `; place ${progress.place} with ${progress.points} points`
          : ""}
      </p>
      {progress ? (
        progress.tiers.map((tier) => <TierProgress key={tier.tier.id} progress={tier} />)
      ) : (
        <p>You take no part in it, or no figures are worked out yet.</p>
      )}
    </Section>
  ));
}

import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { OwnPromotionsDocument } from "../api/generated/graphql.ts";
import { useSession } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { instantText } from "../ui/instant.ts";
import { Section } from "../ui/section.tsx";
import { TierProgress } from "../ui/tier-progress.tsx";

/** Every published promotion and how I stand in it: what I have, and what is missing. */
export function OwnPromotions() {
  const id = useSession().viewer.distributor?.id ?? "";
  const result = useQuery(OwnPromotionsDocument, { variables: { id }, skip: id === "" });
  return (
    <Answer result={result} what="Your promotions" ghost={<Ghost rows={6} />}>
      {({ distributor }) => {
        const own = distributor?.promotions ?? [];
        if (own.length === 0) {
          return (
            <Section>
              <Empty title="No promotion is on">
                New ones appear here when they are published.
              </Empty>
            </Section>
          );
        }
        return own.map(({ promotion, progress }) => (
          <Section
            key={promotion.id}
            title={promotion.name}
            aside={
              <Link to={`/promotions/${encodeURIComponent(promotion.id)}`}>
                Open {promotion.name}
              </Link>
            }
          >
            <p>
              {instantText(promotion.from)} to {instantText(promotion.until)}
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
      }}
    </Answer>
  );
}

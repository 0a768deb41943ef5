import { Link } from "react-router";
import type { OrderQuery } from "../api/generated/graphql.ts";
import { useSession } from "../api/viewer.ts";
import { Amount } from "../ui/amount.tsx";
import { Figure } from "../ui/figure.tsx";
import { Figures } from "../ui/figures.tsx";
import { Points } from "../ui/points.tsx";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";

/** What was bought, by whom, and whose volume it is. */
export function OrderFacts({ order }: { order: NonNullable<OrderQuery["order"]> }) {
  const { company } = useSession();
  return (
    <Section>
      <Figures>
        <Figure
          label="Buyer"
          value={order.buyerName}
          note={`${order.buyerKind.toLowerCase()} · ${order.kind.toLowerCase()}`}
        />
        <Figure
          label="Credited to"
          value={
            <Link to={`/people/${encodeURIComponent(order.creditedTo.id)}`}>
              {order.creditedTo.name}
            </Link>
          }
          note={order.creditedWhy}
        />
        <Figure
          label="Commissionable volume"
          value={<Points volume={order.commissionableVolume} />}
          note={
            <>
              Qualifying <Points volume={order.qualifyingVolume} />
            </>
          }
        />
        <Figure
          label="Total"
          value={order.total ? <Amount money={order.total} negativeWord="returned" /> : "–"}
          note={<When at={order.placedAt} zone={company.zone} />}
        />
      </Figures>
    </Section>
  );
}

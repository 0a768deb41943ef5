import type { HomeQuery } from "../api/generated/graphql.ts";
import { Empty } from "../ui/empty.tsx";
import { NearRanks } from "../ui/near-ranks.tsx";
import { ReportCard } from "../ui/report-card.tsx";
import { Section } from "../ui/section.tsx";
import { EarningsCard } from "./earnings-card.tsx";
import { LastOrders } from "./last-orders.tsx";
import { PromotionsCard } from "./promotions-card.tsx";
import { RanksCard } from "./ranks-card.tsx";
import { RankCard } from "./rank-card.tsx";
import { VolumesCard } from "./volumes-card.tsx";
import classes from "./home-board.module.css";

const inTree = (id: string) => `/organisation?person=${encodeURIComponent(id)}`;

export type HomeDistributor = NonNullable<HomeQuery["distributor"]>;

/** Rank and earnings first, then the volumes and sales that made them. */
export function HomeBoard({ distributor }: { distributor: HomeDistributor }) {
  const { standing } = distributor;
  return (
    <div className={classes.board}>
      {standing ? (
        <>
          <RankCard standing={standing} />
          <EarningsCard distributorId={distributor.id} periodId={standing.period.id} />
          <div className={classes.wide}>
            <VolumesCard standing={standing} distributor={distributor} />
          </div>
          <div className={classes.wide}>
            <NearRanks people={distributor.nearestToRank} pathOf={inTree} />
          </div>
          <div className={classes.wide}>
            <ReportCard reports={standing.reportCard} />
          </div>
        </>
      ) : (
        <Section>
          <Empty title="No period is open">
            Rank, volumes and earnings appear here when the next period opens.
          </Empty>
        </Section>
      )}
      <div className={classes.wide}>
        <PromotionsCard distributorId={distributor.id} />
      </div>
      <div className={classes.wide}>
        <RanksCard alerts={distributor.rankAlerts} ownId={distributor.id} />
      </div>
      <div className={classes.wide}>
        <LastOrders orders={distributor.orders} />
      </div>
    </div>
  );
}

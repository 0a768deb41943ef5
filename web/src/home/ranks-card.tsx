import { Link } from "react-router";
import { RankMark } from "../ui/rank-mark.tsx";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";
import type { HomeDistributor } from "./home-board.tsx";
import classes from "../ui/link-list.module.css";

interface RanksCardProps {
  alerts: HomeDistributor["rankAlerts"];
  /** Whose page it is. */
  ownId: string;
}

/** Ranks that I and those whom I sponsor have just reached, or lost again; nothing where there are none. */
export function RanksCard({ alerts, ownId }: RanksCardProps) {
  if (alerts.length === 0) return null;
  return (
    <Section title="Ranks reached" flush>
      <ul className={classes.list}>
        {alerts.slice(0, 5).map(({ id, kind, rank, at, distributorId, name }) => (
          <li key={id} className={classes.row}>
            {distributorId === ownId ? (
              <span className={classes.name}>You</span>
            ) : (
              <Link
                to={`/organisation?person=${encodeURIComponent(distributorId)}`}
                className={classes.name}
              >
                {name}
              </Link>
            )}
            <span className={classes.when}>
              <When at={at} /> · {kind === "REACHED" ? "reached" : "lost again"}
            </span>
            <RankMark rank={rank} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

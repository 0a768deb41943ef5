import { Link } from "react-router";
import { Bar } from "./bar.tsx";
import { RankMark } from "./rank-mark.tsx";
import { Section } from "./section.tsx";
import list from "./link-list.module.css";
import classes from "./near-ranks.module.css";

interface NearRanksProps {
  /** The nearest first; `reached` in percent ("93.5%"). */
  people: readonly {
    reached: string;
    rank: { number: number; name: string };
    distributor: { id: string; name: string };
  }[];
  /** Where somebody is shown. */
  pathOf: (id: string) => string;
}

/** Who of an organisation needs least help for the next rank; nothing where nobody has begun. */
export function NearRanks({ people, pathOf }: NearRanksProps) {
  if (people.length === 0) return null;
  return (
    <Section title="Close to the next rank" flush>
      <ul className={list.list}>
        {people.map(({ distributor, rank, reached }) => (
          <li key={distributor.id} className={classes.row}>
            <Link to={pathOf(distributor.id)} className={list.name}>
              {distributor.name}
            </Link>
            <span className={classes.reached}>
              <Bar share={Number.parseFloat(reached) / 100} />
              <span className={classes.figure}>{reached}</span>
            </span>
            <RankMark rank={rank} />
          </li>
        ))}
      </ul>
      <p className={classes.note}>By what is furthest away of all that the rank asks.</p>
    </Section>
  );
}

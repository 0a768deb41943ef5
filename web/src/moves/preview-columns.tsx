/** The columns of a preview: how somebody stands before and after, the change marked by its word. */
import { ArrowRight } from "lucide-react";
import { Link } from "react-router";
import { capital } from "../api/words.ts";
import { difference, grouped, isNegative, isZero } from "../ui/decimal.ts";
import { Initials } from "../ui/initials.tsx";
import { RankMark } from "../ui/rank-mark.tsx";
import type { Column } from "../ui/rows.ts";
import classes from "./moves.module.css";
import { rankChange, type PreviewPerson } from "./summary.ts";

export const PREVIEW_COLUMNS: Column<PreviewPerson>[] = [
  {
    key: "person",
    head: "Person",
    cell: ({ distributor }) => (
      <span className={classes.person}>
        <Initials name={distributor.name} rank={distributor.rank} size={28} />
        <Link to={`/people/${encodeURIComponent(distributor.id)}`}>{distributor.name}</Link>
      </span>
    ),
  },
  { key: "rank", head: "Paid as", cell: (person) => <Ranks person={person} /> },
  {
    key: "total",
    head: "Total volume, points",
    align: "end",
    cell: ({ before, after }) => <Volumes before={before.totalVolume} after={after.totalVolume} />,
  },
  {
    key: "group",
    head: "Group volume, points",
    align: "end",
    cell: ({ before, after }) => <Volumes before={before.groupVolume} after={after.groupVolume} />,
  },
  {
    key: "active",
    head: "Active",
    cell: ({ before, after }) =>
      before.active === after.active ? (
        yes(after.active)
      ) : (
        <Changed way={after.active ? "more" : "less"}>
          {yes(before.active)} <To /> {yes(after.active)}
        </Changed>
      ),
  },
  { key: "legs", head: "Legs that change", cell: (person) => <Legs person={person} /> },
];

const yes = (active: boolean) => (active ? "Yes" : "No");

/** The arrow from what stands to what would. */
function To() {
  return (
    <>
      <ArrowRight size={13} aria-hidden />
      <span className={classes.heard}>to</span>
    </>
  );
}

function Changed({ way, children }: { way: "more" | "less"; children: React.ReactNode }) {
  return (
    <span className={classes.changed} data-way={way}>
      {children}
    </span>
  );
}

function Ranks({ person }: { person: PreviewPerson }) {
  const { before, after } = person;
  const way = rankChange(person);
  if (way === null) return <RankMark rank={after.paidAs} />;
  return (
    <span className={classes.ranks}>
      <RankMark rank={before.paidAs} /> <To /> <RankMark rank={after.paidAs} />
      <Changed way={way === "gains" ? "more" : "less"}>{capital(way)} a rank</Changed>
    </span>
  );
}

function Volumes({ before, after }: { before: string; after: string }) {
  const change = difference(after, before);
  if (isZero(change)) return <span className={classes.same}>{grouped(after)}</span>;
  const less = isNegative(change);
  return (
    <span className={classes.volumes}>
      <span>
        {grouped(before)} <To /> {grouped(after)}
      </span>
      <Changed way={less ? "less" : "more"}>
        {grouped(less ? change.slice(1) : change)} {less ? "less" : "more"}
      </Changed>
    </span>
  );
}

function Legs({ person: { legs } }: { person: PreviewPerson }) {
  if (legs.length === 0) return <span className={classes.same}>None</span>;
  return (
    <ul className={classes.legs}>
      {legs.map(({ head, leg, before, after }) => (
        <li key={`${head.id} ${leg} ${before === null}`}>
          {leg ? `${capital(leg)}: ` : ""}
          {head.name} {before === null ? "comes, " : null}
          {before === null ? null : grouped(before)}
          {before === null || after === null ? null : " "}
          {before === null || after === null ? null : <To />}
          {after === null ? ", goes" : ` ${grouped(after)}`}
        </li>
      ))}
    </ul>
  );
}

import type { PersonQuery } from "../api/generated/graphql.ts";
import { Initials } from "../ui/initials.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import classes from "./person-title.module.css";

export type PersonDetail = NonNullable<PersonQuery["distributor"]>;

/** A person's initials, name, rank and status at the head of the panel. */
export function PersonTitle({ person }: { person: PersonDetail }) {
  return (
    <div className={classes.title}>
      <Initials name={person.name} rank={person.rank} size={48} />
      <div>
        <div className={classes.name}>{person.name}</div>
        <div className={classes.line}>
          {person.rank?.name ?? "No rank"} · {person.id}
          <StateMark state={`person:${person.status}`} />
        </div>
      </div>
    </div>
  );
}

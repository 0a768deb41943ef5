import { UnstyledButton } from "@mantine/core";
import { ChevronRight } from "lucide-react";
import type { PersonDetail } from "./person-title.tsx";
import classes from "./person-path.module.css";

interface PersonPathProps {
  people: PersonDetail["upline"];
  onSelect: (id: string) => void;
}

/** The way from my place (or the root) down to a person; a long one shows both of its ends. */
export function PersonPath({ people, onSelect }: PersonPathProps) {
  if (people.length === 0) return null;
  const hidden = Math.max(0, people.length - 6);
  const shown = hidden > 0 ? [...people.slice(0, 2), ...people.slice(-4)] : people;
  return (
    <nav aria-label="The way down to this person">
      <ol className={classes.path}>
        {shown.map((person, index) => (
          <li key={person.id} className={classes.step}>
            {hidden > 0 && index === 2 ? (
              <span className={classes.hidden}>
                {hidden} between <ChevronRight size={14} aria-hidden />
              </span>
            ) : null}
            <UnstyledButton className={classes.person} onClick={() => onSelect(person.id)}>
              {person.name}
            </UnstyledButton>
            <ChevronRight size={14} aria-hidden />
          </li>
        ))}
      </ol>
    </nav>
  );
}

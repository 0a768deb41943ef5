import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { PlacesDocument, type PlacesQuery } from "../api/generated/graphql.ts";
import { useRole, useSession } from "../api/viewer.ts";
import { word } from "../api/words.ts";
import { Answer } from "../ui/answer.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";
import classes from "./places.module.css";
import { UndoForm } from "./undo-form.tsx";

type Person = NonNullable<PlacesQuery["distributor"]>;
type Place = Person["places"][number];

/** Where somebody stood and stands in each tree, by whom and why; a move in an open period can be undone. */
export function Places({ id }: { id: string }) {
  const result = useQuery(PlacesDocument, { variables: { id }, fetchPolicy: "cache-and-network" });
  const { trees } = useSession().company;
  return (
    <Section title="Places">
      <Answer result={result} what="These places" ghost={<Ghost rows={3} />}>
        {({ distributor }) =>
          distributor === null ? null : (
            <div className={classes.trees}>
              {trees.map((tree) => (
                <TreePlaces key={tree} person={distributor} tree={tree} />
              ))}
            </div>
          )
        }
      </Answer>
    </Section>
  );
}

function TreePlaces({ person, tree }: { person: Person; tree: Place["tree"] }) {
  const places = person.places.filter((one) => one.tree === tree);
  return (
    <div>
      <h3 className={classes.tree}>{word(tree)}</h3>
      {places.length === 0 ? <p className={classes.note}>Under nobody.</p> : null}
      <ol className={classes.list}>
        {places.map((place, at) => (
          <PlaceRow
            key={`${place.since} ${place.parent.id}`}
            person={person}
            place={place}
            before={places[at + 1]}
          />
        ))}
      </ol>
    </div>
  );
}

interface RowProps {
  person: Person;
  place: Place;
  /** Where the person stood before it. */
  before: Place | undefined;
}

function PlaceRow({ person, place, before }: RowProps) {
  const [undoing, setUndoing] = useState(false);
  const operations = useRole("OPERATIONS");
  const { zone } = useSession().company;
  const { parent, leg, since, until, change, mayUndo } = place;
  const former = before?.parent.name ?? change?.fromId ?? "";
  return (
    <li className={classes.row} data-over={until !== null}>
      <div>
        <Link to={`/people/${encodeURIComponent(parent.id)}`}>{parent.name}</Link>
        {leg ? `, ${leg} leg` : ""}
        <p className={classes.note}>
          {until === null ? "Since " : ""}
          <When at={since} dayOnly zone={zone} />
          {until === null ? null : (
            <>
              {" to "}
              <When at={until} dayOnly zone={zone} />
            </>
          )}
          {change ? (
            <>
              , by {change.by} on <When at={change.at} />: {change.reason}
            </>
          ) : (
            ", as enrolled"
          )}
        </p>
      </div>
      {operations && mayUndo && change && !undoing ? (
        <Button
          size="xs"
          variant="default"
          aria-label={`Undo the move under ${parent.name}`}
          onClick={() => setUndoing(true)}
        >
          Undo…
        </Button>
      ) : null}
      {undoing && change ? (
        <UndoForm
          changeId={change.id}
          says={`Put ${person.name} back under ${former}`}
          onEnd={() => setUndoing(false)}
        />
      ) : null}
    </li>
  );
}

import { Checkbox, SegmentedControl, TextInput } from "@mantine/core";
import type { MovePersonQuery, NewParentQuery } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { useSession } from "../api/viewer.ts";
import { word } from "../api/words.ts";
import { PersonSearch } from "../tree/person-search.tsx";
import { Initials } from "../ui/initials.tsx";
import classes from "./moves.module.css";
import { FROM_JOINING, today, type Wanted } from "./use-wanted.ts";

type Person = NonNullable<MovePersonQuery["distributor"]>;
export type NewParent = NonNullable<NewParentQuery["distributor"]>;

interface FieldsProps {
  person: Person;
  parent: NewParent | null;
  wanted: Wanted;
}

/** In which tree, under whom, on which leg and from when on. */
export function PlaceFields({ person, parent, wanted }: FieldsProps) {
  const { trees, zone } = useSession().company;
  const { tree, from, change } = wanted;
  return (
    <>
      <p className={classes.now}>{nowOf(person, tree)}</p>
      <div className={classes.fields}>
        {trees.length > 1 ? (
          <div>
            <span className={classes.label} id="move-tree">
              Tree
            </span>
            <SegmentedControl
              aria-labelledby="move-tree"
              value={tree}
              onChange={(next) => change({ tree: next, leg: null })}
              data={trees.map((one) => ({ value: one, label: word(one) }))}
            />
          </div>
        ) : null}
        <div>
          <PersonSearch
            label={tree === "SPONSOR" ? "New sponsor" : "Place under"}
            onChoose={(to) => change({ to, leg: null })}
          />
          {parent ? (
            <p className={classes.chosen}>
              <Initials name={parent.name} rank={parent.rank} size={26} />
              {parent.name}
              <span className={classes.id}>{parent.id}</span>
            </p>
          ) : null}
        </div>
        {wanted.legged && parent ? <LegField parent={parent} wanted={wanted} /> : null}
        <div>
          <TextInput
            label="From"
            description={`The beginning of the day in ${zone}`}
            type="date"
            max={today(zone)}
            disabled={from === null}
            value={from ?? ""}
            onChange={({ currentTarget }) => change({ from: currentTarget.value || null })}
          />
          <Checkbox
            mt={8}
            label={`Since ${person.name} joined`}
            checked={from === null}
            onChange={({ currentTarget }) =>
              change({ from: currentTarget.checked ? FROM_JOINING : null })
            }
          />
        </div>
      </div>
    </>
  );
}

/** The legs that nobody stands on. */
function LegField({ parent, wanted }: { parent: NewParent; wanted: Wanted }) {
  const { legs } = useSession().company;
  const taken = nodesOf(parent.children).map(({ placementLeg }) => placementLeg);
  const free = legs.filter((leg) => !taken.includes(leg));
  return (
    <div>
      <span className={classes.label} id="move-leg">
        Leg
      </span>
      {free.length === 0 ? (
        <p className={classes.now}>Every leg of {parent.name} is taken.</p>
      ) : (
        <SegmentedControl
          aria-labelledby="move-leg"
          value={wanted.leg ?? ""}
          onChange={(leg) => wanted.change({ leg })}
          data={free.map((leg) => ({ value: leg, label: leg }))}
        />
      )}
    </div>
  );
}

function nowOf({ name, sponsor, placementParent, placementLeg }: Person, tree: string): string {
  if (tree === "SPONSOR") return `${name} is sponsored by ${sponsor?.name ?? "nobody"} today.`;
  const leg = placementLeg ? `, on the ${placementLeg} leg` : "";
  return `${name} is placed under ${placementParent?.name ?? "nobody"}${leg} today.`;
}

import { useQuery } from "@apollo/client/react";
import { useDebouncedValue } from "@mantine/hooks";
import { PicturePersonDocument } from "../../api/generated/graphql.ts";
import { pointsOf } from "./points-of.ts";
import { Points } from "../../ui/points.tsx";
import { RankMark } from "../../ui/rank-mark.tsx";
import type { Told } from "./messages.ts";
import classes from "./hover-card.module.css";

interface HoverCardProps {
  /** Where the pointer came in, pixels of the canvas, which is `width` wide. */
  x: number;
  y: number;
  width: number;
  told: Told;
}

/** Who is under the pointer; the figures are the picture's, the name is asked for. */
export function HoverCard({ x, y, width, told }: HoverCardProps) {
  const [asked] = useDebouncedValue(told.legs > 0 ? null : told.id, 80);
  const { data } = useQuery(PicturePersonDocument, {
    variables: { id: asked ?? "" },
    skip: asked === null,
  });
  const person = data?.distributor?.id === told.id ? data?.distributor : null;
  const style =
    x > width / 2 ? { right: width - x + 14, top: y + 14 } : { left: x + 14, top: y + 14 };
  return (
    <div className={classes.card} style={style}>
      {told.legs > 0 ? (
        <strong>
          {told.legs.toLocaleString("en")} more legs, {told.people.toLocaleString("en")} people
        </strong>
      ) : (
        <>
          <strong>{told.id === null ? "The company" : (person?.name ?? told.id)}</strong>
          {person ? <RankMark rank={person.rank} /> : null}
          {told.id === null ? null : <span>{told.active ? "Active" : "Not active"}</span>}
          <span>{below(told.people - 1)}</span>
        </>
      )}
      <span>
        <Points volume={pointsOf(told.volume)} />, all together
      </span>
      {told.legs > 0 ? <span className={classes.note}>Click to look closer</span> : null}
    </div>
  );
}

function below(people: number): string {
  if (people === 0) return "Nobody below";
  return people === 1 ? "1 person below" : `${people.toLocaleString("en")} people below`;
}

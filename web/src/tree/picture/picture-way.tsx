import { useQuery } from "@apollo/client/react";
import { UnstyledButton } from "@mantine/core";
import { PictureWayDocument, type Tree } from "../../api/generated/graphql.ts";
import { useSession } from "../../api/viewer.ts";
import { Link } from "react-router";
import classes from "./picture-way.module.css";

interface PictureWayProps {
  tree: Tree;
  /** Who is in the middle; null: the company. */
  root: string | null;
  onWalk: (id: string | null) => void;
}

/** People shown of a long way: the first, and the last ones. */
const LAST = 4;

/** From the top of what the reader sees to the picture's middle; each is a step back, the last one the person's page. */
export function PictureWay({ tree, root, onWalk }: PictureWayProps) {
  const { viewer } = useSession();
  const { data } = useQuery(PictureWayDocument, {
    variables: { id: root ?? "", tree },
    skip: root === null,
  });
  const person = root === null ? null : data?.distributor;
  const way = person ? [...person.upline, person] : [];
  const shown = way.length > LAST + 2 ? [way[0]!, null, ...way.slice(-LAST)] : way;
  const nameOf = ({ id, name }: { id: string; name: string }) =>
    id === viewer.distributor?.id ? `${name} (you)` : name;
  const staff = viewer.distributor === null;
  return (
    <nav aria-label="Way to the middle" className={classes.way}>
      <ol>
        {staff ? (
          <li>
            <UnstyledButton className={classes.step} onClick={() => onWalk(null)}>
              The company
            </UnstyledButton>
          </li>
        ) : null}
        {shown.map((one, i) =>
          one === null ? (
            <li key="between">… {way.length - LAST - 1} between …</li>
          ) : (
            <li key={one.id}>
              {i === shown.length - 1 ? (
                <Link to={`/people/${encodeURIComponent(one.id)}`} aria-current="true">
                  {nameOf(one)}
                </Link>
              ) : (
                <UnstyledButton className={classes.step} onClick={() => onWalk(one.id)}>
                  {nameOf(one)}
                </UnstyledButton>
              )}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}

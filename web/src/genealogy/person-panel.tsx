import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "react-router";
import { PersonDocument, type Tree } from "../api/generated/graphql.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { PersonPath } from "./person-path.tsx";
import { PersonTitle } from "./person-title.tsx";
import classes from "./person-panel.module.css";

interface PersonPanelProps {
  id: string;
  tree: Tree;
  onSelect: (id: string) => void;
}

/** Who this is, without leaving the tree. */
export function PersonPanel({ id, tree, onSelect }: PersonPanelProps) {
  const result = useQuery(PersonDocument, { variables: { id, tree } });
  return (
    <Answer result={result} what="This person" ghost={<Ghost rows={8} />}>
      {({ distributor }) =>
        distributor ? (
          <div className={classes.panel}>
            <PersonTitle person={distributor} />
            <PersonFacts person={distributor} />
            <PersonPath people={distributor.upline} onSelect={onSelect} />
            <Button component={Link} to={`/people/${encodeURIComponent(id)}`} variant="default">
              Open {distributor.name}
            </Button>
          </div>
        ) : (
          <Empty title="Nobody with this id here">Search for another person above.</Empty>
        )
      }
    </Answer>
  );
}

import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { PicturePersonDocument } from "../../api/generated/graphql.ts";
import classes from "./picture-way.module.css";

/** To whom the way is lit, and whether he can be seen. */
export function LitName({ id, seen }: { id: string; seen: boolean }) {
  const { data } = useQuery(PicturePersonDocument, { variables: { id } });
  const person = data?.distributor;
  if (!person) return null;
  return (
    <p className={classes.lit}>
      {seen ? "The way to " : "Too deep or too narrow to be seen here: "}
      <Link to={`/people/${encodeURIComponent(id)}`}>{person.name}</Link>
      {seen ? " is lit." : "."}
    </p>
  );
}

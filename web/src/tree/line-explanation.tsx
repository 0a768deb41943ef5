import { Link } from "react-router";
import type { LineFieldsFragment } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { percent } from "../ui/decimal.ts";
import { Points } from "../ui/points.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import { PathDrawing } from "./path-drawing.tsx";
import classes from "./line-explanation.module.css";

interface LineExplanationProps {
  line: LineFieldsFragment;
  selfId: string | null;
  /** The bonus's rule in plain words. */
  rule?: string;
}

/** Why this amount, or why nothing: sentence, sum, way up the tree, rule, order. */
export function LineExplanation({ line, selfId, rule }: LineExplanationProps) {
  const paid = line.reason === null || line.reason === undefined;
  return (
    <div className={classes.explanation}>
      <div className={classes.sum}>
        <span className={classes.amount}>
          <Amount money={line.amount} />
        </span>
        {paid ? null : <StateMark state="notPaid" />}
      </div>
      <p className={classes.sentence}>{line.sentence}</p>
      {line.rate && (line.volume || line.base) ? (
        <p className={classes.formula}>
          {line.volume ? <Points volume={line.volume} /> : null}
          {line.base ? <Amount money={line.base} /> : null} × {percent(line.rate)} ={" "}
          <Amount money={line.amount} />
        </p>
      ) : null}
      {!paid && line.reasonText ? <p className={classes.sentence}>{line.reasonText}</p> : null}
      {line.order ? (
        <>
          <h3 className={classes.title}>The way up the tree</h3>
          <PathDrawing line={line} selfId={selfId} />
        </>
      ) : null}
      {rule ? (
        <>
          <h3 className={classes.title}>The rule of {line.bonus.name}</h3>
          <p className={classes.sentence}>{rule}</p>
        </>
      ) : null}
      {line.order ? (
        <>
          <h3 className={classes.title}>The order</h3>
          <p className={classes.sentence}>
            <Link to={`/orders/${encodeURIComponent(line.order.id)}`}>{line.order.id}</Link> of{" "}
            {line.order.buyerName}, <When at={line.order.placedAt} />
          </p>
        </>
      ) : null}
    </div>
  );
}

import { Link } from "react-router";
import { Empty } from "../ui/empty.tsx";
import { Points } from "../ui/points.tsx";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";
import type { HomeDistributor } from "./home-board.tsx";
import classes from "../ui/link-list.module.css";

/** The last sales that moved my figures. */
export function LastOrders({ orders }: { orders: HomeDistributor["orders"] }) {
  return (
    <Section title="Last orders" aside={<Link to="/orders">All orders</Link>} flush>
      {orders.edges.length === 0 ? (
        <Empty title="No orders yet">
          Orders of yours and of your customers appear here as they are placed.
        </Empty>
      ) : (
        <ul className={classes.list}>
          {orders.edges.slice(0, 5).map(({ node }) => (
            <li key={node.id} className={classes.row}>
              <Link to={`/orders/${encodeURIComponent(node.id)}`} className={classes.name}>
                {node.buyerName}
              </Link>
              <span className={classes.when}>
                <When at={node.placedAt} /> · {node.kind}
              </span>
              <Points volume={node.qualifyingVolume} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

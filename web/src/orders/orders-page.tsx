import { useSession } from "../api/viewer.ts";
import { Page } from "../ui/page.tsx";
import { MyOrders } from "./my-orders.tsx";
import { OrderFinder } from "./order-finder.tsx";

/** Answers a distributor: what was sold? Answers the office: where is this order? */
export function OrdersPage() {
  const { viewer } = useSession();
  return (
    <Page title="Orders">
      {viewer.distributor ? <MyOrders id={viewer.distributor.id} /> : <OrderFinder />}
    </Page>
  );
}

import { useQuery } from "@apollo/client/react";
import { useParams } from "react-router";
import { OrderDocument } from "../api/generated/graphql.ts";
import { useSession } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { useAddress } from "../ui/use-address.ts";
import { WithPanel } from "../ui/with-panel.tsx";
import { LineExplanation } from "../tree/line-explanation.tsx";
import { MoveOrder } from "./move-order.tsx";
import { OrderBonusSection } from "./order-bonus-section.tsx";
import { OrderFacts } from "./order-facts.tsx";
import { payeeKey } from "./payee-key.ts";

/** Answers: who was paid by this order, who above was not, and why? */
export function OrderPage() {
  const { orderId = "" } = useParams();
  const { viewer } = useSession();
  const [address, change] = useAddress();
  const result = useQuery(OrderDocument, { variables: { id: orderId } });
  const order = (result.data ?? result.previousData)?.order;
  const lines = order?.explanation.flatMap((one) => [...one.paid, ...one.unpaid]) ?? [];
  const line = lines.find((one) => payeeKey(one) === address.get("line"));
  return (
    <Page
      title={`Order ${orderId}`}
      back={<BackLink to="/orders">Orders</BackLink>}
      beside={
        order?.period ? (
          <>
            {periodName(order.period.id)}
            <StateMark state={`period:${order.period.state}`} />
          </>
        ) : null
      }
    >
      <WithPanel
        title={line && line.reason ? "Why nothing" : "Why this amount"}
        panel={
          line ? <LineExplanation line={line} selfId={viewer.distributor?.id ?? null} /> : null
        }
        onClose={() => change({ line: null })}
      >
        <Answer result={result} what="The order" ghost={<OrderGhost />}>
          {(data) =>
            data.order ? (
              <>
                <OrderFacts order={data.order} />
                {data.order.explanation.length === 0 ? (
                  <Section title="Who was paid">
                    <Empty title="Nobody yet">
                      Who is paid by this order appears here once its period is computed.
                    </Empty>
                  </Section>
                ) : (
                  data.order.explanation.map((one) => (
                    <OrderBonusSection key={one.bonus.id} explained={one} />
                  ))
                )}
                <MoveOrder order={data.order} />
              </>
            ) : (
              <Section>
                <Empty title="No such order">
                  There is no order of this id, or it is not in your organisation.
                </Empty>
              </Section>
            )
          }
        </Answer>
      </WithPanel>
    </Page>
  );
}

function OrderGhost() {
  return (
    <Section>
      <Ghost rows={8} />
    </Section>
  );
}

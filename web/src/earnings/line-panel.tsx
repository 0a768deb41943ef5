import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { CommissionLinesDocument } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { LineExplanation } from "../tree/line-explanation.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { lineKey } from "./line-key.ts";

interface LinePanelProps {
  commissionId: string;
  lineKey: string;
  unpaid: boolean;
  selfId: string;
}

/** The explanation of the line in the address, fetching on until that line has come. */
export function LinePanel({ commissionId, lineKey: wanted, unpaid, selfId }: LinePanelProps) {
  const variables = { id: commissionId, unpaid };
  const { data, loading, fetchMore } = useQuery(CommissionLinesDocument, { variables });
  const commission = data?.commission;
  const line = nodesOf(commission?.lines).find((one) => lineKey(one) === wanted);
  const after = commission?.lines.pageInfo.hasNextPage ? commission.lines.pageInfo.endCursor : null;

  useEffect(() => {
    if (line || !after) return;
    void fetchMore({ variables: { after } }).catch(() => undefined);
  }, [line, after, fetchMore]);

  if (line) return <LineExplanation line={line} selfId={selfId} rule={commission?.rule} />;
  if (loading || after) return <Ghost rows={7} />;
  return <Empty title="This line is no longer there">Choose another line of the list.</Empty>;
}

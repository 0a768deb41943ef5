import { Link } from "react-router";
import { nodesOf } from "../api/nodes.ts";
import { Empty } from "../ui/empty.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";
import type { PromotionDetail } from "./promotion-page.tsx";

type Progress = NonNullable<PromotionDetail["progress"]>;
type Place = Progress["edges"][number]["node"];

interface RankingTableProps {
  promotion: PromotionDetail;
  progress: Progress;
  loading: boolean;
  onMore: (after: string | null) => Promise<unknown>;
}

/** Everybody who takes part, the best first; whom I may not see has a place and no name. */
export function RankingTable({ promotion, progress, loading, onMore }: RankingTableProps) {
  const columns: Column<Place>[] = [
    { key: "place", head: "Place", align: "end", cell: (row) => row.place },
    {
      key: "person",
      head: "Person",
      cell: ({ distributor }) =>
        distributor ? (
          <Link to={`/people/${encodeURIComponent(distributor.id)}`}>{distributor.name}</Link>
        ) : (
          "Outside your team"
        ),
    },
    ...(promotion.hasPoints
      ? [{ key: "points", head: "Points", align: "end" as const, cell: (row: Place) => row.points }]
      : []),
    { key: "met", head: "Tiers met", cell: (row) => tiersOf(row, "met") },
    { key: "won", head: "Within the places", cell: (row) => tiersOf(row, "won") },
    { key: "missing", head: "Missing to the next tier", cell: missingOf },
  ];
  return (
    <Section title="Progress" flush>
      {progress.edges.length === 0 ? (
        <Empty title="No figures yet">They are worked out when the window has begun.</Empty>
      ) : (
        <>
          <RowsTable
            label="Progress"
            columns={columns}
            rows={nodesOf(progress)}
            rowKey={(row) => String(row.place)}
          />
          <LoadMore list={progress} noun="people" loading={loading} onMore={onMore} />
        </>
      )}
    </Section>
  );
}

function tiersOf(row: Place, key: "met" | "won"): string {
  const names = row.tiers.filter((one) => one[key]).map(({ tier }) => tier.name);
  return names.length === 0 ? "–" : names.join(", ");
}

function missingOf(row: Place): string {
  const next = row.tiers.find((one) => !one.met);
  const missing = next?.requirements.filter((one) => one.missing !== null) ?? [];
  if (missing.length === 0) return "–";
  return missing.map((one) => `${one.label}: ${one.missing}`).join("; ");
}

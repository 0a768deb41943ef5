import { Button } from "@mantine/core";
import { grouped } from "./decimal.ts";
import classes from "./load-more.module.css";

interface LoadMoreProps {
  list: {
    edges: readonly unknown[];
    totalCount?: number | null;
    pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  };
  noun: string;
  loading: boolean;
  /** Fetches the page after this cursor. */
  onMore: (after: string | null) => Promise<unknown>;
}

/** How many rows of how many are shown, and the button for the next ones. */
export function LoadMore({ list, noun, loading, onMore }: LoadMoreProps) {
  const { hasNextPage, endCursor } = list.pageInfo;
  const shown = grouped(String(list.edges.length));
  const total = list.totalCount == null ? null : grouped(String(list.totalCount));
  return (
    <div className={classes.foot}>
      <span>
        {hasNextPage ? (total ? `${shown} of ${total}` : `First ${shown}`) : shown} {noun}
      </span>
      {hasNextPage ? (
        <Button
          variant="default"
          size="xs"
          loading={loading}
          onClick={() => void onMore(endCursor ?? null).catch(() => undefined)}
        >
          Show more
        </Button>
      ) : null}
    </div>
  );
}

import { useContext } from "react";
import { RankRings } from "./rank-rings.tsx";
import { RankScale } from "./rank-scale.ts";
import classes from "./rank-mark.module.css";

interface RankMarkProps {
  rank: { number: number; name: string } | null | undefined;
  size?: number;
}

/** A rank as rings and its name; "No rank" where none is held. */
export function RankMark({ rank, size = 18 }: RankMarkProps) {
  const total = useContext(RankScale);
  if (!rank) return <span className={classes.none}>No rank</span>;
  return (
    <span className={classes.mark}>
      <RankRings number={rank.number} total={total} size={size} />
      {rank.name}
    </span>
  );
}

import { useContext } from "react";
import { rankColour } from "./rank-colour.ts";
import { RankScale } from "./rank-scale.ts";
import classes from "./initials.module.css";

interface InitialsProps {
  name: string;
  rank?: { number: number } | null;
  size?: number;
  /** My own place is always marked. */
  self?: boolean;
}

/** A person's initials on the colour of their rank: the same colour in every picture. */
export function Initials({ name, rank, size = 32, self }: InitialsProps) {
  const total = useContext(RankScale);
  const dark = rank ? (rank.number - 1) / Math.max(1, total - 1) > 0.55 : false;
  return (
    <span
      aria-hidden
      className={classes.initials}
      data-self={self || undefined}
      style={{
        width: size,
        height: size,
        fontSize: size * 0.36,
        background: rank ? rankColour(rank.number, total) : "var(--hw-closed-soft)",
        color: rank ? (dark ? "#ffffff" : "#33200f") : "var(--hw-closed)",
      }}
    >
      {initialsOf(name)}
    </span>
  );
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}

import { useContext } from "react";
import { rankColour, rankInk } from "./rank-colour.ts";
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
  return (
    <span
      aria-hidden
      className={classes.initials}
      data-self={self || undefined}
      data-initials={initialsOf(name)}
      style={{
        width: size,
        height: size,
        fontSize: size * 0.36,
        background: rank ? rankColour(rank.number, total) : "var(--hw-closed-soft)",
        color: rank ? rankInk(rank.number, total) : "var(--hw-closed)",
      }}
    />
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

import { rankColour } from "./rank-colour.ts";

interface RankRingsProps {
  number: number;
  total: number;
  size: number;
}

/**
 * A rank drawn as the rings of a trunk: one ring a rank reached, from light to dark. It is
 * always shown beside the rank's name, so the picture itself says nothing to a screen reader.
 */
export function RankRings({ number, total, size }: RankRingsProps) {
  const rings = Math.max(total, number, 1);
  const step = 15 / rings;
  const numbers = Array.from({ length: rings }, (_, index) => rings - index);
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      {numbers.map((ring) => (
        <circle
          key={ring}
          cx={16}
          cy={16}
          r={step * ring}
          fill={ring <= number ? rankColour(ring, rings) : "var(--hw-paper)"}
          stroke={ring <= number ? "rgb(60 36 16 / 35%)" : "var(--hw-line-strong)"}
          strokeWidth={size > 40 ? 0.35 : 0.8}
        />
      ))}
    </svg>
  );
}

/**
 * Figures of the people below somebody: how many are as a requirement asks, what the first levels bought.
 *
 * The rank pass adds them up from the bottom, each person's from those of the people directly below him.
 */
import type { LevelsVolume, Requirement, TeamRequirement } from "../plan/requirement.ts";
import type { Row } from "../graph/graph.ts";

/** The property that tells how many of the people below are as asked. */
export function teamProperty({ levels, active, rank, personalVolume }: TeamRequirement): string {
  const words = [
    active === true ? "active" : "",
    rank === undefined ? "" : `rank ${rank}`,
    personalVolume === undefined ? "" : `personal ${personalVolume}`,
    levels === undefined ? "" : `levels ${levels}`,
  ];
  return ["team", ...words.filter((one) => one !== "")].join(" ");
}

/** The property that tells what people on the first levels bought, hundredths. */
export function levelsProperty({ levels, personal }: Omit<LevelsVolume, "atLeast">): string {
  return `levels ${levels} ${personal}`;
}

/** What the rank pass has to add up for some requirements, each figure once. */
export function belowOf(requirements: readonly Requirement[]): Row[] {
  const parts = requirements.flatMap((one) => [one, ...(one.any ?? [])]);
  const found = parts.flatMap(({ team, levelsVolume }) => [
    ...(team === undefined ? [] : [teamFigure(team)]),
    ...(levelsVolume === undefined ? [] : [levelsFigure(levelsVolume)]),
  ]);
  return [...new Map(found.map((one) => [one.property, one])).values()];
}

/** One figure as the rank pass takes it; with levels, `byLevel` keeps what each level comes to. */
interface Figure extends Row {
  property: string;
  byLevel: string;
  levels: number | null;
  /** Personal volume is added up; otherwise people are counted. */
  volume: boolean;
  /** Whether the person's own personal volume is added to those of the levels. */
  personal: boolean;
  active: true | null;
  rank: number | null;
  personalVolume: bigint | null;
}

function teamFigure(team: TeamRequirement): Figure {
  const property = teamProperty(team);
  return {
    ...{ property, byLevel: `${property}, each`, levels: team.levels ?? null },
    ...{ volume: false, personal: false, active: team.active === true ? true : null },
    ...{ rank: team.rank ?? null, personalVolume: team.personalVolume ?? null },
  };
}

function levelsFigure(asked: LevelsVolume): Figure {
  const property = levelsProperty(asked);
  return {
    ...{ property, byLevel: `${property}, each`, levels: asked.levels },
    ...{ volume: true, personal: asked.personal === "counted" },
    ...{ active: null, rank: null, personalVolume: null },
  };
}

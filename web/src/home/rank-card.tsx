import { useContext } from "react";
import { RankRings } from "../ui/rank-rings.tsx";
import { RequirementRow } from "../ui/requirement-row.tsx";
import { RankScale } from "../ui/rank-scale.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import type { HomeDistributor } from "./home-board.tsx";
import classes from "./rank-card.module.css";

type Standing = NonNullable<HomeDistributor["standing"]>;

/** Why a rank stays that is not earned; nothing to say where it is. */
const KEPT: Partial<Record<Standing["keptBy"], string>> = {
  HELD: "Held for now",
  GRACE: "Kept by a waiver",
  OVERRIDE: "Given by the company",
};

/** My rank this period, and what is missing for the next one. */
export function RankCard({ standing }: { standing: Standing }) {
  const total = useContext(RankScale);
  const { paidAs, title, earnedRank, keptBy, nextRank } = standing;
  return (
    <Section>
      <div className={classes.card}>
        <div className={classes.now}>
          <RankRings number={paidAs?.number ?? 0} total={total} size={104} />
          <div>
            <h2 className={classes.label}>Rank this period</h2>
            <div className={classes.rank}>{paidAs?.name ?? "No rank yet"}</div>
            <div className={classes.notes}>
              {title ? <span>Title: {title.name}</span> : null}
              {KEPT[keptBy] ? (
                <span>
                  {KEPT[keptBy]}; earned: {earnedRank?.name ?? "no rank"}
                </span>
              ) : null}
              <StateMark state={standing.active ? "met" : "missing"} word={activeWord(standing)} />
            </div>
          </div>
        </div>
        <div className={classes.next}>
          {nextRank ? (
            <>
              <h3 className={classes.nextTitle}>
                For {nextRank.rank.name}
                <span className={classes.count}>
                  {nextRank.requirements.filter((one) => one.met).length} of{" "}
                  {nextRank.requirements.length} met
                </span>
              </h3>
              <ul className={classes.requirements}>
                {nextRank.requirements.map((requirement) => (
                  <RequirementRow key={requirement.label} requirement={requirement} />
                ))}
              </ul>
            </>
          ) : (
            <p className={classes.label}>There is no higher rank in the plan.</p>
          )}
        </div>
      </div>
    </Section>
  );
}

function activeWord(standing: Standing): string {
  return standing.active ? "active this period" : "not active yet this period";
}

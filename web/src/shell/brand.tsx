import { useSession } from "../api/viewer.ts";
import { RankRings } from "../ui/rank-rings.tsx";
import classes from "./brand.module.css";

/** The company whose back office this is. */
export function Brand() {
  const { company } = useSession();
  return (
    <span className={classes.brand}>
      <RankRings number={4} total={4} size={26} />
      <span className={classes.names}>
        <span className={classes.company}>{company.name}</span>
        <span className={classes.product}>Heartwood</span>
      </span>
    </span>
  );
}

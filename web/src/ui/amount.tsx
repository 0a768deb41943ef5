import { grouped, isNegative } from "./decimal.ts";
import { useMoved } from "./moved.ts";
import classes from "./amount.module.css";

interface AmountProps {
  money: { amount: string; currency: string };
  /** The word beside a negative amount, e.g. "debt" or "taken back". */
  negativeWord?: string;
}

/** An amount of money: exact, its currency named, a negative one in parentheses with a word. */
export function Amount({ money, negativeWord = "minus" }: AmountProps) {
  const moved = useMoved(money.amount);
  if (!isNegative(money.amount)) {
    return (
      <span ref={moved} className={classes.amount}>
        {grouped(money.amount)}
        <span className={classes.unit}>{money.currency}</span>
      </span>
    );
  }
  return (
    <span ref={moved} className={`${classes.amount} ${classes.negative}`}>
      ({grouped(money.amount.slice(1))})
      <span className={classes.unit}>
        {money.currency} {negativeWord}
      </span>
    </span>
  );
}

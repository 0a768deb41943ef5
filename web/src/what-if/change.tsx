import { ArrowDown, ArrowUp, Equal } from "lucide-react";
import { grouped, isNegative, isZero } from "../ui/decimal.ts";
import classes from "./change.module.css";

/** A difference of money: its arrow and its word say which way it goes, not its colour alone. */
export function Change({ money }: { money: { amount: string; currency: string } }) {
  const { amount, currency } = money;
  const less = isNegative(amount);
  const none = isZero(amount);
  const Icon = none ? Equal : less ? ArrowDown : ArrowUp;
  return (
    <span className={classes.change} data-way={none ? "same" : less ? "less" : "more"}>
      <Icon size={13} aria-hidden />
      {grouped(less ? amount.slice(1) : amount)}
      <span className={classes.unit}>
        {currency} {none ? "the same" : less ? "less" : "more"}
      </span>
    </span>
  );
}

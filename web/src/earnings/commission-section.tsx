import { SegmentedControl } from "@mantine/core";
import type { StatementQuery } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { Section } from "../ui/section.tsx";
import { useAddress } from "../ui/use-address.ts";
import { CommissionLines } from "./commission-lines.tsx";
import { LevelTable } from "./level-table.tsx";
import classes from "./commission-section.module.css";

type Commission = NonNullable<StatementQuery["statement"]>["commissions"][number];

/** One bonus of a statement: its rule, its levels, and on demand its lines. */
export function CommissionSection({ commission }: { commission: Commission }) {
  const [address, change] = useAddress();
  const open = address.get("commission") === commission.id;
  const lines = open ? (address.get("lines") ?? "paid") : "none";
  const show = (value: string) =>
    change({
      commission: value === "none" ? null : commission.id,
      lines: value === "none" ? null : value,
      line: null,
    });
  return (
    <div id={`bonus-${commission.bonus.id}`}>
      <Section
        title={commission.bonus.name}
        flush
        aside={
          <strong className={classes.amount}>
            <Amount money={commission.amount} />
          </strong>
        }
      >
        <p className={classes.rule}>{commission.rule}</p>
        {commission.levels.length > 0 ? <LevelTable levels={commission.levels} /> : null}
        <div className={classes.switch}>
          <SegmentedControl
            size="xs"
            aria-label={`Lines of ${commission.bonus.name}`}
            value={lines}
            onChange={show}
            data={[
              { value: "none", label: "Summary" },
              { value: "paid", label: "Paid lines" },
              { value: "unpaid", label: "Not paid, and why" },
            ]}
          />
        </div>
        {lines === "none" ? null : (
          <CommissionLines commissionId={commission.id} unpaid={lines === "unpaid"} />
        )}
      </Section>
    </div>
  );
}

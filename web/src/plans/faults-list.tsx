import { StateMark } from "../ui/state-mark.tsx";
import { Answer } from "../ui/answer.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Section } from "../ui/section.tsx";
import type { Checked } from "./use-check.ts";
import classes from "./draft-bench.module.css";

interface FaultsListProps {
  checked: Checked;
  onJump: (line: number, column: number) => void;
}

/** Everything that is wrong with the text; a press puts the cursor there. */
export function FaultsList({ checked, onJump }: FaultsListProps) {
  return (
    <Section title="Faults" aside={checked.behind ? "checking" : null}>
      <Answer result={checked.result} what="The faults" ghost={<Ghost rows={3} />}>
        {({ checkPlan: { faults } }) => (
          <div role="status">
            {faults.length === 0 ? (
              <StateMark state="met" word="no fault: this is a plan" />
            ) : (
              <>
                <p className={classes.note}>
                  {faults.length === 1 ? "1 fault" : `${faults.length} faults`}
                </p>
                <ul className={classes.faults} aria-label="Faults of the text">
                  {faults.map(({ path, line, column, message }, i) => (
                    <li key={i}>
                      <button
                        type="button"
                        className={classes.fault}
                        onClick={() => onJump(line ?? 1, column ?? 1)}
                      >
                        <span className={classes.place}>
                          {line === null || line === undefined ? "" : `line ${line} `}
                          {path}
                        </span>
                        <span>{message}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
      </Answer>
    </Section>
  );
}

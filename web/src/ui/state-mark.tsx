import { STATES, type StateValue } from "./states.ts";
import classes from "./state-mark.module.css";

/** A state as an icon and a word, coloured by what it asks of the reader. */
export function StateMark({ state, word }: { state: StateValue; word?: string }) {
  const { tone, icon: Icon, word: usual } = STATES[state];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={14} aria-hidden />
      {word ?? usual}
    </span>
  );
}

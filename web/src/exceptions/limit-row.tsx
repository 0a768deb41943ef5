import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { type LimitFieldsFragment, SetWatchLimitDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { useSession } from "../api/viewer.ts";
import { grouped } from "../ui/decimal.ts";
import { figureOf, figureText, isBetween } from "./limit-figure.ts";
import classes from "./limits.module.css";

interface LimitRowProps {
  limit: LimitFieldsFragment;
  /** Whether the reader sets it, too. */
  sets: boolean;
}

/** One limit: what it means, what is in force, what it may be. */
export function LimitRow({ limit, sets }: LimitRowProps) {
  const { company } = useSession();
  const unit = limit.written ?? company.currency;
  const figure = (value: string) => grouped(figureText(value, limit.digits));
  const shown = (value: string) => `${figure(value)} ${unit}`;
  const range = `from ${figure(limit.least)} to ${shown(limit.most)}`;
  const changed = limit.value !== limit.usual;
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <h2 className={classes.title}>{limit.title}</h2>
        <p className={classes.meaning}>{limit.meaning}</p>
        <p className={classes.range}>
          {changed ? `Usually ${shown(limit.usual)}` : "As usual"}; {range}
        </p>
      </div>
      {sets ? (
        <LimitForm key={limit.value} limit={limit} range={range} unit={unit} />
      ) : (
        <strong className={classes.value}>{shown(limit.value)}</strong>
      )}
    </li>
  );
}

interface LimitFormProps {
  limit: LimitFieldsFragment;
  /** "from 0 to 100 %" */
  range: string;
  unit: string;
}

/** The figure in force, to be changed; what is wrong with another one is said below it. */
function LimitForm({ limit, range, unit }: LimitFormProps) {
  const { name, title, value, digits, least, most } = limit;
  const [set] = useMutation(SetWatchLimitDocument, { refetchQueries: ["WatchLimits"] });
  const { busy, refusal, run } = useAction();
  const [text, setText] = useState(figureText(value, digits));
  const figure = figureOf(text, digits);
  const beyond = figure !== null && !isBetween(figure, least, most);
  const wrong = beyond ? `Write a figure ${range}.` : wanted(digits);
  const press = (asked: string) =>
    void run(async () => (await set({ variables: { name, value: asked } })).data?.setWatchLimit);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (figure !== null) press(figure);
      }}
    >
      <TextInput
        aria-label={title}
        inputMode="decimal"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        rightSection={<span className={classes.unit}>{unit}</span>}
        rightSectionWidth={72}
        error={figure === null || beyond ? wrong : refusal}
      />
      <Button
        type="submit"
        variant="default"
        loading={busy}
        disabled={figure === null || beyond || figure === value}
        aria-label={`Set: ${title}`}
      >
        Set
      </Button>
    </form>
  );
}

function wanted(digits: number): string {
  return digits === 0 ? "A whole number." : `A number with at most ${digits} decimals.`;
}

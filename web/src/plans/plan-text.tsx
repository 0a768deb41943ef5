import classes from "./plan-text.module.css";

/** The plan as it was written, with line numbers to talk about. */
export function PlanText({ text }: { text: string }) {
  return (
    <pre className={classes.text} tabIndex={0} aria-label="Text of the plan">
      {text
        .trimEnd()
        .split("\n")
        .map((line, index) => (
          <span key={index} className={classes.line} data-comment={/^\s*#/.test(line) || undefined}>
            {line}
            {"\n"}
          </span>
        ))}
    </pre>
  );
}

import type { ChangeFieldsFragment } from "../api/generated/graphql.ts";
import { capital } from "../api/words.ts";
import classes from "./changes-list.module.css";

interface ChangesListProps {
  changes: ChangeFieldsFragment[];
  /** Goes to a place of the text, where it is there to go to. */
  onGo?: (path: string) => void;
}

/** What two texts promise differently, part by part and in words: before, and after. */
export function ChangesList({ changes, onGo }: ChangesListProps) {
  const parts = [...new Set(changes.map(({ part }) => part))];
  return (
    <div className={classes.parts}>
      {parts.map((part) => (
        <div key={part}>
          <h3 className={classes.part}>{partName(part)}</h3>
          <ul className={classes.list} aria-label={`Changes: ${partName(part)}`}>
            {changes
              .filter((one) => one.part === part)
              .map((one) => (
                <li key={`${one.path} ${one.kind}`} className={classes.change}>
                  <Change change={one} onGo={onGo} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Change({
  change,
  onGo,
}: {
  change: ChangeFieldsFragment;
  onGo?: ChangesListProps["onGo"];
}) {
  const { kind, subject, before, after, path } = change;
  const title =
    onGo && kind !== "REMOVED" ? (
      <button type="button" className={classes.go} onClick={() => onGo(path)} title={path}>
        {subject}
      </button>
    ) : (
      <span title={path}>{subject}</span>
    );
  return (
    <>
      {title}
      <span className={classes.words}>
        {kind === "ADDED" ? <span className={classes.kind}>added </span> : null}
        {kind === "REMOVED" ? <span className={classes.kind}>removed, was </span> : null}
        {kind === "REORDERED" ? <span className={classes.kind}>in another order, </span> : null}
        {before ? <del>{before}</del> : null}
        {before && after ? " → " : ""}
        {after ? <ins>{after}</ins> : null}
      </span>
    </>
  );
}

const PARTS: Record<string, string> = { effectiveFrom: "Effective from", plan: "Id" };

/** The head of a group; keys of the plan's head stand for themselves. */
function partName(part: string): string {
  return PARTS[part] ?? capital(part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

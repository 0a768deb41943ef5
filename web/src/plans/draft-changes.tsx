import { Empty } from "../ui/empty.tsx";
import { Section } from "../ui/section.tsx";
import { ChangesList } from "./changes-list.tsx";
import { LazyTextDifference } from "./lazy-editors.tsx";
import type { Checked } from "./use-check.ts";

interface DraftChangesProps {
  checked: Checked;
  text: string;
  onJump: (line: number, column: number) => void;
}

/** What the draft promises differently from the version in force, in words and beside its text. */
export function DraftChanges({ checked: { check }, text, onJump }: DraftChangesProps) {
  const beside = check?.beside;
  if (!check || !beside) return null;
  const unread = check.changes.length === 0 && check.faults.length > 0;
  return (
    <Section title={`Beside version ${beside.version}, in force today`}>
      {unread ? (
        <Empty title="Not read yet">What it changes appears here once it has no fault.</Empty>
      ) : check.changes.length === 0 ? (
        <Empty title="Nothing differs">Both promise the same.</Empty>
      ) : (
        <ChangesList
          changes={check.changes}
          onGo={(path) => {
            const line = lineOf(text, path);
            if (line !== null) onJump(line, 1);
          }}
        />
      )}
      <LazyTextDifference
        before={beside.text}
        after={text}
        beforeName={`Version ${beside.version}`}
        afterName="this draft"
      />
    </Section>
  );
}

/** The line on which a place of the text begins, by walking its keys down; null where one is not found. */
function lineOf(text: string, path: string): number | null {
  const lines = text.split("\n");
  let at = 0;
  for (const [, key, index] of path.matchAll(/([\w-]+)|\[(\d+)\]/g)) {
    if (key !== undefined) {
      const found = lines.findIndex((line, i) => i >= at && hasKey(line, key));
      if (found < 0) return at === 0 ? null : at + 1;
      at = found;
    } else {
      at = lineOfItem(lines, at, Number(index));
    }
  }
  return at + 1;
}

function hasKey(line: string, key: string): boolean {
  return new RegExp(`(^|[\\s{,-])${key}:`).test(line);
}

/** The line of an item of the list that a line opens; that line itself for a list in one line. */
function lineOfItem(lines: readonly string[], at: number, index: number): number {
  let dash = -1;
  let seen = -1;
  for (let i = at + 1; i < lines.length; i++) {
    const found = /^(\s*)- /.exec(lines[i] ?? "");
    if (!found) continue;
    const depth = found[1]?.length ?? 0;
    if (dash < 0) dash = depth;
    if (depth < dash) break;
    if (depth > dash) continue;
    seen += 1;
    if (seen === index) return i;
  }
  return at;
}

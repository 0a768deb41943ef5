import { Button, TextInput } from "@mantine/core";
import { FolderUp } from "lucide-react";
import { useId, useRef, useState, type ChangeEvent } from "react";
import { CaseRefused, uploadCase } from "../api/upload.ts";
import { Failure } from "../ui/failure.tsx";
import { caseFolders, type CaseFolder } from "./case-folders.ts";
import classes from "./cases-section.module.css";

/** Stores a folder of case files, or a folder of such folders; what is at fault is told file by file. */
export function CaseUpload({ heldId, onStored }: { heldId: string; onStored: () => void }) {
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ message: string; faults: string[] } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const folders = caseFolders([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = "";
    setSaid(null);
    setRefused(null);
    if (folders.length === 0) {
      const message = "No case is in this folder: a case has orders.csv and distributors.csv.";
      return setRefused({ message, faults: [] });
    }
    setBusy(true);
    store(heldId, reason, folders)
      .then(setSaid)
      .catch((error: unknown) => setRefused(refusalOf(error)))
      .finally(() => {
        setBusy(false);
        onStored();
      });
  };
  return (
    <div className={classes.upload}>
      <TextInput
        label="Why, where a case is replaced"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <input
          ref={input}
          id={id}
          type="file"
          hidden
          multiple
          aria-label="Folder of cases"
          {...{ webkitdirectory: "" }}
          onChange={choose}
        />
        <Button
          variant="default"
          loading={busy}
          leftSection={<FolderUp size={16} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          Add a folder of cases
        </Button>
      </div>
      <div role="status">{said}</div>
      {refused ? (
        <div>
          <Failure title="Not stored" text={refused.message} />
          <ul className={classes.faults}>
            {refused.faults.slice(0, 20).map((fault, i) => (
              <li key={i}>{fault}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

/** One after the other; the first one that is refused ends it, and says which it was. */
async function store(heldId: string, reason: string, folders: CaseFolder[]): Promise<string> {
  const hows: string[] = [];
  for (const { name, files } of folders) {
    hows.push(`${name} is ${await uploadCase({ plan: heldId, name, reason, files })}`);
  }
  return `${hows.join(", ")}.`;
}

function refusalOf(error: unknown): { message: string; faults: string[] } {
  if (error instanceof CaseRefused) return { message: error.message, faults: error.faults };
  return { message: error instanceof Error ? error.message : String(error), faults: [] };
}

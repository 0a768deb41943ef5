import { Button, FileInput, Progress } from "@mantine/core";
import { FileSpreadsheet, Upload } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { uploadImport } from "../api/upload.ts";
import { Failure } from "../ui/failure.tsx";
import { Section } from "../ui/section.tsx";
import classes from "./upload-form.module.css";

const FILES = [
  { name: "distributors", hint: "id, name, email, country, joinedOn, sponsorId, status" },
  { name: "customers", hint: "id, name, email, distributorId, kind" },
  { name: "orders", hint: "id, buyerId, placedAt, currency, total, volumes, kind" },
] as const;

/** Sends the three files of a company; what is taken is all of them or nothing. */
export function UploadForm() {
  const [files, setFiles] = useState<Record<string, File>>({});
  const [sent, setSent] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const navigate = useNavigate();
  const chosen = FILES.filter(({ name }) => files[name]).length;
  const choose = (name: string, file: File | null) => {
    const next = { ...files };
    if (file) next[name] = file;
    else delete next[name];
    setFiles(next);
  };
  const send = () => {
    setRefusal(null);
    setSent(0);
    uploadImport(files, setSent)
      .then((importId) => navigate(`/imports/${encodeURIComponent(importId)}`))
      .catch((error: unknown) => setRefusal(error instanceof Error ? error.message : String(error)))
      .finally(() => setSent(null));
  };
  return (
    <Section title="Import a company">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className={classes.intro}>
          All three files are read together. If anything in them is at fault, every fault is listed
          and nothing of them is kept; the same files twice change nothing.
        </p>
        <div className={classes.files}>
          {FILES.map(({ name, hint }) => (
            <FileInput
              key={name}
              label={`${name}.csv`}
              description={hint}
              placeholder="Choose a file"
              accept=".csv,text/csv"
              clearable
              leftSection={<FileSpreadsheet size={16} aria-hidden />}
              value={files[name] ?? null}
              onChange={(file) => choose(name, file)}
            />
          ))}
        </div>
        {refusal ? <Failure title="Nothing was imported" text={refusal} /> : null}
        {sent === null ? null : (
          <Progress value={sent * 100} aria-label="Files sent" className={classes.progress} />
        )}
        <Button
          type="submit"
          mt={12}
          disabled={chosen < FILES.length}
          loading={sent !== null}
          leftSection={<Upload size={16} aria-hidden />}
        >
          {chosen < FILES.length ? `Import (${chosen} of 3 files chosen)` : "Import these 3 files"}
        </Button>
      </form>
    </Section>
  );
}

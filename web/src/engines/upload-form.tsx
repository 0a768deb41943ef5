import { useQuery } from "@apollo/client/react";
import { Button, FileInput, Progress, Select, Textarea } from "@mantine/core";
import { FileSpreadsheet, Scale } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { ComparablePeriodsDocument } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { uploadEngine } from "../api/upload.ts";
import { Failure } from "../ui/failure.tsx";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import classes from "./upload-form.module.css";

/** Sends another engine's results of a computed period. */
export function UploadForm() {
  const [period, setPeriod] = useState<string | null>(null);
  const [lines, setLines] = useState<File | null>(null);
  const [bonuses, setBonuses] = useState("");
  const [sent, setSent] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const navigate = useNavigate();
  const { data } = useQuery(ComparablePeriodsDocument);
  const computed = nodesOf(data?.periods).filter(
    ({ state }) => state === "REVIEW" || state === "APPROVED",
  );
  const send = () => {
    if (period === null || lines === null) return;
    setRefusal(null);
    setSent(0);
    uploadEngine({ period, bonuses, lines }, setSent)
      .then((id) => navigate(`/engine/${encodeURIComponent(id)}`))
      .catch((error: unknown) => setRefusal(error instanceof Error ? error.message : String(error)))
      .finally(() => setSent(null));
  };
  return (
    <Section title="Compare another engine">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className={classes.intro}>
          The other engine&apos;s results of a period are laid beside ours. Nothing is changed; what
          differs is listed person by person and grouped by its likely cause.
        </p>
        <div className={classes.fields}>
          <Select
            label="Period"
            description="In review, or approved"
            placeholder="Choose a period"
            value={period}
            onChange={setPeriod}
            data={computed.map(({ id }) => ({ value: id, label: periodName(id) }))}
          />
          <FileInput
            label="Their lines"
            description="period, distributorId, bonus, amount, currency; orderId helps"
            placeholder="Choose a file"
            accept=".csv,text/csv"
            clearable
            leftSection={<FileSpreadsheet size={16} aria-hidden />}
            value={lines}
            onChange={setLines}
          />
          <Textarea
            label="Their names of bonuses"
            description="A line each where they differ: their name = our id"
            autosize
            minRows={1}
            value={bonuses}
            onChange={(event) => setBonuses(event.currentTarget.value)}
          />
        </div>
        {refusal ? <Failure title="Nothing was compared" text={refusal} /> : null}
        {sent === null ? null : <Progress value={sent * 100} aria-label="File sent" mt={12} />}
        <Button
          type="submit"
          mt={12}
          disabled={period === null || lines === null}
          loading={sent !== null}
          leftSection={<Scale size={16} aria-hidden />}
        >
          Compare
        </Button>
      </form>
    </Section>
  );
}

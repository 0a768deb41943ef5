import { useMutation } from "@apollo/client/react";
import { Button, FileInput } from "@mantine/core";
import { FileText, Upload } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { ImportPromotionDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { Failure } from "../ui/failure.tsx";
import type { Column } from "../ui/rows.ts";
import { RowsTable } from "../ui/rows-table.tsx";
import { Section } from "../ui/section.tsx";

interface Fault {
  path: string;
  line: number | null;
  message: string;
}

const COLUMNS: Column<Fault>[] = [
  { key: "line", head: "Line", align: "end", cell: (row) => row.line ?? "–" },
  { key: "path", head: "Where", cell: (row) => row.path || "the text" },
  { key: "message", head: "What is wrong", cell: (row) => row.message },
];

/** Brings a promotion in as a draft: a YAML file, read whole or refused with every fault. */
export function ImportForm() {
  const [file, setFile] = useState<File | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [bring] = useMutation(ImportPromotionDocument, { refetchQueries: ["Promotions"] });
  const { busy, refusal, run } = useAction();
  const navigate = useNavigate();
  const send = async () => {
    setFaults([]);
    await run(async () => {
      const text = (await file?.text()) ?? "";
      const answer = (await bring({ variables: { text } })).data?.importPromotion;
      if (answer?.__typename === "PromotionFaulty") setFaults(answer.faults);
      if (answer?.__typename === "PromotionDone") {
        void navigate(`/promotions/${encodeURIComponent(answer.promotion.id)}`);
      }
      return answer;
    });
  };
  return (
    <Section title="Bring in a promotion">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <FileInput
          label="Promotion (YAML)"
          description="It is kept as a draft; two people publish it. A draft of the same id is replaced."
          placeholder="Choose a file"
          accept=".yaml,.yml,text/yaml"
          clearable
          leftSection={<FileText size={16} aria-hidden />}
          value={file}
          onChange={setFile}
        />
        {refusal ? <Failure title="Nothing was kept" text={refusal} /> : null}
        {faults.length > 0 ? (
          <RowsTable
            label="Faults of the text"
            columns={COLUMNS}
            rows={faults}
            rowKey={(row) => `${row.line} ${row.path} ${row.message}`}
          />
        ) : null}
        <Button
          type="submit"
          mt={12}
          loading={busy}
          disabled={file === null}
          leftSection={<Upload size={16} aria-hidden />}
        >
          Keep as a draft
        </Button>
      </form>
    </Section>
  );
}

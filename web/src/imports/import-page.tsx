import { useQuery } from "@apollo/client/react";
import { Progress } from "@mantine/core";
import { useEffect } from "react";
import { useParams } from "react-router";
import { ImportDocument, type ImportFieldsFragment } from "../api/generated/graphql.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { instantText } from "../ui/instant.ts";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { FaultsTable } from "./faults-table.tsx";
import { ImportFigures } from "./import-figures.tsx";

const POLL_MILLISECONDS = 1000;

/** Answers: was this import taken, and if not, what is wrong in which line? */
export function ImportPage() {
  const { importId = "" } = useParams();
  const result = useQuery(ImportDocument, { variables: { id: importId } });
  const record = (result.data ?? result.previousData)?.import;
  const { startPolling, stopPolling } = result;
  const working = record ? isWorking(record) : false;
  useEffect(() => {
    if (!working) return;
    startPolling(POLL_MILLISECONDS);
    return () => stopPolling();
  }, [working, startPolling, stopPolling]);
  return (
    <Page
      title={record ? `Import of ${instantText(record.startedAt)}` : "Import"}
      back={<BackLink to="/imports">All imports</BackLink>}
      beside={record ? <StateMark state={`import:${record.state}`} /> : null}
    >
      <Answer result={result} what="The import" ghost={<ImportGhost />}>
        {(data) =>
          data.import ? (
            <>
              {working ? <Working record={data.import} /> : null}
              <ImportFigures record={data.import} />
              {data.import.faultCount > 0 ? (
                <FaultsTable
                  faults={data.import.faults}
                  loading={result.loading}
                  onMore={(after) => result.fetchMore({ variables: { after } })}
                />
              ) : null}
            </>
          ) : (
            <Section>
              <Empty title="No such import">Choose one of the list of imports.</Empty>
            </Section>
          )
        }
      </Answer>
    </Page>
  );
}

function isWorking({ state }: ImportFieldsFragment): boolean {
  return state !== "DONE" && state !== "REFUSED" && state !== "FAILED";
}

/** How far the import is, while it runs. */
function Working({ record }: { record: ImportFieldsFragment }) {
  const share = record.total > 0 ? Math.min(100, (record.done / record.total) * 100) : 0;
  return (
    <Section>
      <p role="status" style={{ margin: "0 0 8px" }}>
        {record.state === "WRITING" ? "Writing" : "Checking"} {record.done} of {record.total} rows
      </p>
      <Progress value={share} aria-label="Rows handled" />
    </Section>
  );
}

function ImportGhost() {
  return (
    <Section>
      <Ghost rows={4} />
    </Section>
  );
}

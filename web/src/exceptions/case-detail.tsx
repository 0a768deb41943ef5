import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { ArrowRight } from "lucide-react";
import { type CaseFieldsFragment, ExceptionCaseDocument } from "../api/generated/graphql.ts";
import { useRole } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Section } from "../ui/section.tsx";
import { CaseEvidence } from "./case-evidence.tsx";
import { CaseHead } from "./case-head.tsx";
import { CaseHistory } from "./case-history.tsx";
import { MendForm } from "./mend-form.tsx";
import { WaiverCard } from "./waiver-card.tsx";
import classes from "./case-detail.module.css";

interface CaseDetailProps {
  id: string;
  onNext: () => void;
}

/** One exception: evidence left, the proposed mend right, its history below. */
export function CaseDetail({ id, onNext }: CaseDetailProps) {
  const result = useQuery(ExceptionCaseDocument, { variables: { id } });
  return (
    <Answer result={result} what="The exception" ghost={<DetailGhost />}>
      {({ exception }) =>
        exception ? (
          <article
            className={classes.detail}
            aria-label={`${exception.title}: ${exception.subject}`}
          >
            <CaseHead exception={exception} />
            <div className={classes.sides}>
              <CaseEvidence exception={exception} />
              <Mend exception={exception} onNext={onNext} />
            </div>
            <CaseHistory exception={exception} />
          </article>
        ) : (
          <Section>
            <Empty title="No such exception">Choose another one of the list.</Empty>
          </Section>
        )
      }
    </Answer>
  );
}

/** What can be done about it by this reader, or that it is settled. */
function Mend({ exception, onNext }: { exception: CaseFieldsFragment; onNext: () => void }) {
  const operations = useRole("OPERATIONS");
  const settled = exception.state === "RESOLVED" || exception.state === "WAIVED";
  return (
    <div className={classes.mend}>
      {settled ? (
        <Section title="Settled">
          <p className={classes.text}>Nothing is left to do here. The history below says how.</p>
          <Button rightSection={<ArrowRight size={16} aria-hidden />} onClick={onNext}>
            Next exception
          </Button>
        </Section>
      ) : operations ? (
        <MendForm exception={exception} />
      ) : (
        <Section title="Proposed mend">
          <p className={classes.text}>{exception.mend}</p>
        </Section>
      )}
      {settled ? null : <WaiverCard exception={exception} />}
    </div>
  );
}

function DetailGhost() {
  return (
    <Section>
      <Ghost rows={10} />
    </Section>
  );
}

import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useParams } from "react-router";
import { MovePersonDocument } from "../api/generated/graphql.ts";
import { useRole } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";
import { MoveForm } from "./move-form.tsx";
import { type Made, MovedNotice } from "./moved-notice.tsx";

/** Answers: where should they stand, and what would that do? Seen first, then done. */
export function MovePage() {
  const { personId = "" } = useParams();
  const operations = useRole("OPERATIONS");
  const [made, setMade] = useState<Made | null>(null);
  const result = useQuery(MovePersonDocument, { variables: { id: personId }, skip: !operations });
  const person = (result.data ?? result.previousData)?.distributor;
  return (
    <Page
      title={person ? `Move ${person.name}` : "Move"}
      back={
        <BackLink to={`/people/${encodeURIComponent(personId)}`}>
          {person?.name ?? "The person"}
        </BackLink>
      }
    >
      {made ? <MovedNotice made={made} /> : null}
      {operations ? (
        <Answer result={result} what="This person" ghost={<Ghost rows={6} />}>
          {({ distributor }) =>
            distributor ? (
              <MoveForm person={distributor} onMade={setMade} />
            ) : (
              <Section>
                <Empty title="Nobody with this id">There is no such person.</Empty>
              </Section>
            )
          }
        </Answer>
      ) : (
        <Section>
          <Empty title="Operations moves people">
            Ask a colleague of operations; this page changes the trees.
          </Empty>
        </Section>
      )}
    </Page>
  );
}

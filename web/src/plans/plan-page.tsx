import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useParams } from "react-router";
import { PlanVersionDocument } from "../api/generated/graphql.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { dayText } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { PlanText } from "./plan-text.tsx";

/** Answers: what exactly does this version say? Read-only. */
export function PlanPage() {
  const { versionId = "" } = useParams();
  const result = useQuery(PlanVersionDocument, { variables: { id: versionId } });
  const version = result.data?.planVersion;
  return (
    <Page
      title={version ? `${version.name}, version ${version.version}` : "Plan"}
      back={<BackLink to="/plan">All versions</BackLink>}
      action={
        version ? (
          <Button
            component={Link}
            to={`/what-if/new?plan=${encodeURIComponent(version.plan)}&version=${version.version}`}
          >
            Try it over a period
          </Button>
        ) : null
      }
      beside={
        version ? (
          <>
            <span>effective from {dayText(version.effectiveFrom)}</span>
            <span>
              hash <code title={version.hash}>{version.hash.slice(0, 16)}</code>
            </span>
          </>
        ) : null
      }
    >
      <Section flush>
        <Answer result={result} what="The plan" ghost={<Ghost rows={20} height={22} />}>
          {(data) =>
            data.planVersion ? (
              <PlanText text={data.planVersion.text} />
            ) : (
              <Empty title="No such version">Choose one of the list of versions.</Empty>
            )
          }
        </Answer>
      </Section>
    </Page>
  );
}

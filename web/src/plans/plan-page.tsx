import { useQuery } from "@apollo/client/react";
import { Button, Group } from "@mantine/core";
import { Link, useParams } from "react-router";
import { PlanVersionDocument, type PlanVersionQuery } from "../api/generated/graphql.ts";
import { useRole } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Facts } from "../ui/facts.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { dayText } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import { BeginDraft } from "./begin-draft.tsx";
import { CasesSection } from "./cases-section.tsx";
import { PlanText } from "./plan-text.tsx";
import { VersionChanges } from "./version-changes.tsx";

type Version = NonNullable<PlanVersionQuery["planVersion"]>;

/** Answers: what exactly does this version say, what did it change, and who published it? */
export function PlanPage() {
  const { versionId = "" } = useParams();
  const result = useQuery(PlanVersionDocument, { variables: { id: versionId } });
  const version = result.data?.planVersion;
  const writes = useRole("OPERATIONS", "FINANCE");
  return (
    <Page
      title={version ? `${version.name}, version ${version.version}` : "Plan"}
      back={<BackLink to="/plan">All versions</BackLink>}
      beside={version ? <Beside version={version} /> : null}
      action={
        version ? (
          <Group gap="xs">
            <Button
              component={Link}
              variant="default"
              to={`/what-if/new?plan=${encodeURIComponent(version.plan)}&version=${version.version}`}
            >
              Try it over a period
            </Button>
            {writes ? <BeginDraft versionId={version.id} /> : null}
          </Group>
        ) : null
      }
    >
      <Answer result={result} what="The plan" ghost={<Ghost rows={20} height={22} />}>
        {({ planVersion, planVersions }) =>
          planVersion ? (
            <>
              {planVersion.publication ? <Published publication={planVersion.publication} /> : null}
              <VersionChanges key={planVersion.id} version={planVersion} versions={planVersions} />
              <CasesSection
                heldId={planVersion.id}
                cases={planVersion.cases}
                lastTry={planVersion.lastTry ?? null}
                result={result}
              />
              <Section title="Text" flush>
                <PlanText text={planVersion.text} />
              </Section>
            </>
          ) : (
            <Section>
              <Empty title="No such version">Choose one of the list of versions.</Empty>
            </Section>
          )
        }
      </Answer>
    </Page>
  );
}

function Beside({ version }: { version: Version }) {
  return (
    <>
      <StateMark state={`term:${version.term}`} />
      <span>
        effective from {dayText(version.effectiveFrom)}
        {version.effectiveUntil ? ` to ${dayText(version.effectiveUntil)}` : ""}
      </span>
      <span>
        hash <code title={version.hash}>{version.hash.slice(0, 16)}</code>
      </span>
    </>
  );
}

function Published({ publication }: { publication: NonNullable<Version["publication"]> }) {
  const { at, by, why, approver, reason } = publication;
  return (
    <Section title="Published">
      <Facts
        facts={[
          ["When", <When key="at" at={at} />],
          ["Proposed by", by],
          ["Why", why],
          ["Published by", approver],
          ...(reason
            ? ([["Although not every case was green", reason]] as [string, string][])
            : []),
        ]}
      />
    </Section>
  );
}

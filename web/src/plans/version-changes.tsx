import { useQuery } from "@apollo/client/react";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { PlanChangesDocument, type VersionFieldsFragment } from "../api/generated/graphql.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Section } from "../ui/section.tsx";
import { ChangesList } from "./changes-list.tsx";
import { LazyTextDifference } from "./lazy-editors.tsx";

interface VersionChangesProps {
  version: VersionFieldsFragment & { text: string };
  versions: VersionFieldsFragment[];
}

/** What a version promises differently from the one before it, or from any other one. */
export function VersionChanges({ version, versions }: VersionChangesProps) {
  const others = versions.filter(({ id }) => id !== version.id);
  const before = others.find((one) => one.effectiveFrom < version.effectiveFrom);
  const [chosen, setChosen] = useState(before?.id ?? others[0]?.id ?? null);
  const result = useQuery(PlanChangesDocument, {
    variables: { beforeId: chosen ?? "", afterId: version.id },
    skip: chosen === null,
  });
  if (chosen === null) return null;
  return (
    <Section title="What it changes">
      <NativeSelect
        label="Beside"
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={others.map((one) => ({ value: one.id, label: `Version ${one.version}` }))}
        maw={220}
        mb={14}
      />
      <Answer result={result} what="The changes" ghost={<Ghost rows={3} />}>
        {(data) => (
          <>
            {data.planChanges?.length ? (
              <ChangesList changes={data.planChanges} />
            ) : (
              <Empty title="Nothing differs">Both promise the same.</Empty>
            )}
            {data.before ? (
              <LazyTextDifference
                before={data.before.text}
                after={version.text}
                beforeName={`Version ${data.before.version}`}
                afterName={`Version ${version.version}`}
              />
            ) : null}
          </>
        )}
      </Answer>
    </Section>
  );
}

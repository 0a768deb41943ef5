import { useQuery } from "@apollo/client/react";
import { HomeDocument } from "../api/generated/graphql.ts";
import { useSession } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { clockText } from "../ui/instant.ts";
import { Page } from "../ui/page.tsx";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { HomeBoard } from "./home-board.tsx";

/** Answers a distributor: how am I doing this period? */
export function HomePage() {
  const id = useSession().viewer.distributor?.id ?? "";
  const result = useQuery(HomeDocument, { variables: { id }, skip: id === "" });
  const standing = result.data?.distributor?.standing;
  const beside = standing ? (
    <>
      {periodName(standing.period.id)}
      <StateMark state={`period:${standing.period.state}`} />
      {standing.asOf ? <span>as of {clockText(standing.asOf)}</span> : null}
    </>
  ) : null;
  return (
    <Page title="Home" beside={beside}>
      <Answer result={result} what="Your figures" ghost={<HomeGhost />}>
        {(data) => (data.distributor ? <HomeBoard distributor={data.distributor} /> : <NoPlace />)}
      </Answer>
    </Page>
  );
}

function HomeGhost() {
  return (
    <Section>
      <Ghost rows={9} />
    </Section>
  );
}

function NoPlace() {
  return (
    <Section>
      <Empty title="You have no place in the tree yet">
        Your rank, volumes and earnings appear here as soon as the company has placed you.
      </Empty>
    </Section>
  );
}

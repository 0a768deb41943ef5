import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Network } from "lucide-react";
import { Link, useNavigate, useParams } from "react-router";
import { PersonDocument } from "../api/generated/graphql.ts";
import { useRole, useSession } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Initials } from "../ui/initials.tsx";
import { Page } from "../ui/page.tsx";
import { NearRanks } from "../ui/near-ranks.tsx";
import { RankMark } from "../ui/rank-mark.tsx";
import { ReportCard } from "../ui/report-card.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { PersonOrders } from "./person-orders.tsx";
import { PersonPath } from "./person-path.tsx";
import classes from "./person-page.module.css";
import { Places } from "./places.tsx";
import { RankOverrides } from "./rank-overrides.tsx";

/** Answers: who is this, how are they doing, what did they bring? */
export function PersonPage() {
  const { personId = "" } = useParams();
  const navigate = useNavigate();
  const tree = useSession().company.volumeTree;
  const office = useRole("OPERATIONS", "FINANCE");
  const operations = useRole("OPERATIONS");
  const result = useQuery(PersonDocument, { variables: { id: personId, tree } });
  const person = (result.data ?? result.previousData)?.distributor;
  const address = encodeURIComponent(personId);
  const pathOf = (id: string) => `/people/${encodeURIComponent(id)}`;
  const open = (id: string) => void navigate(pathOf(id));
  return (
    <Page
      title={person?.name ?? "Person"}
      mark={person ? <Initials name={person.name} rank={person.rank} size={44} /> : null}
      beside={
        person ? (
          <>
            <RankMark rank={person.rank} />
            <StateMark state={`person:${person.status}`} />
            <span>{person.id}</span>
          </>
        ) : null
      }
      action={
        <>
          {operations ? (
            <Button component={Link} to={`/people/${address}/move`} variant="default">
              Move…
            </Button>
          ) : null}
          {office ? (
            <Button component={Link} to={`/people/${address}/earnings`} variant="default">
              Earnings
            </Button>
          ) : null}
          <Button
            component={Link}
            to={`/organisation?person=${address}`}
            leftSection={<Network size={16} aria-hidden />}
          >
            Show in the tree
          </Button>
        </>
      }
    >
      <Answer result={result} what="This person" ghost={<PersonGhost />}>
        {({ distributor }) =>
          distributor ? (
            <>
              <PersonPath people={distributor.upline} onSelect={open} />
              <div className={classes.columns}>
                <Section title="Standing">
                  <PersonFacts person={distributor} />
                </Section>
                <PersonOrders id={personId} />
              </div>
              <NearRanks people={distributor.nearestToRank} pathOf={pathOf} />
              <ReportCard reports={distributor.standing?.reportCard ?? []} />
              {office ? <Places id={personId} /> : null}
              {office ? <RankOverrides id={personId} /> : null}
            </>
          ) : (
            <NobodyHere />
          )
        }
      </Answer>
    </Page>
  );
}

function PersonGhost() {
  return (
    <Section>
      <Ghost rows={10} />
    </Section>
  );
}

function NobodyHere() {
  return (
    <Section>
      <Empty title="Nobody with this id">
        There is no such person, or they are not in your organisation.
      </Empty>
    </Section>
  );
}
